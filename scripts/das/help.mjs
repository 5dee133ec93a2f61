const usage = 'Usage: npm run das -- <command>';

const parts = {
  batch: `  batch FILE           Sends a batch file, waits until it is over, and says what came of it.
                       The response is kept beside the file, and so are refused rows, to be put right.
    --validate-only      only checks it
    --again              takes it though it was sent before
    --as CLIENT          as diplomaAwardingBody or componentAwardingBody of the starter kit
  batch --id ID        Waits for a batch that was sent before, and says what came of it.
                       The response is kept in the folder you are in.
    --as CLIENT          as above`,
  check: `  check FILE           Checks a batch file as the service reads it, without the service. Nothing is sent.`,
  cancel: `  cancel ID            Stops a batch. What was taken before stands.
    --as CLIENT          as above`,
  extract: `  extract KIND         Makes a file of the centre's records. KIND is learnerAccounts, registrations,
                       completions, claims or all; results or outcomes, to read.
    --release 2|3        in the form of that release of batch files (3, unless you say)
    --line LINE          only of this line of learning, for example engineering
    --level LEVEL        only of this level: foundation, higher, progression or advanced
    --status STATUS      only of learners whose account is open or closed
    --since INSTANT      only what changed since, for example 2010-10-04T08:00:00Z
    --out FILE           under this name (KIND and the date, unless you say)`,
};

const forAll = `Each of them but check takes
    --centre NUMBER      the centre that it is for (that of the starter kit, unless you say;
                         with --as none, unless you say)
    --person NAME        who does it, for the history (your user name, unless you say)`;

/** What there is to know, for people. */
export const help = `${usage}

${Object.values(parts).join('\n')}
  help                 Says this.

${forAll}

The starter kit is used to sign in: the one at DAS_STARTER_KIT, or starter-kit.json in DAS_DATA_DIR (.das).
DAS_BASE_URL says where the service is, if it is not where the kit says.

Exit codes: 0, all is well. 1, a problem with the call or with the command, or a batch that did not come to its end.
2, rows were refused. 3, the file was refused whole. 130, stopped by Ctrl+C.`;

/**
 * What helps whoever got the words of a command wrong: all of it when there is no such command.
 *
 * @param {string | undefined} command
 */
export function helpWith(command) {
  if (command === undefined || !Object.hasOwn(parts, command)) return help;
  return `${usage}\n\n${parts[command]}${command === 'check' ? '' : `\n\n${forAll}`}`;
}
