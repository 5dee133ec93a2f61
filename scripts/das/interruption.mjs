/** The exit code of a command that Ctrl+C ended, as shells have it. */
export const interrupted = 130;

/**
 * Ctrl+C ends the command with these words, which are asked for when it happens.
 *
 * @param {(line: string) => void} say
 * @param {() => string} words
 */
export function leaveOnInterrupt(say, words) {
  process.on('SIGINT', () => {
    say(words());
    process.exit(interrupted);
  });
}
