// What Windows-1252 has where Latin-1 has control characters. Five places are empty and stay control characters
// (WHATWG Encoding Standard). TextDecoder is not used: some releases of Node.js 22 and 23 read Latin-1 instead.
const places = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text that the bytes are in Windows-1252. Every byte is a character there. */
export function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => places.charAt(character.charCodeAt(0) - 0x80));
}
