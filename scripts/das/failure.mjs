/**
 * What keeps a command from doing what it was asked, in words for the person who gave it. It is printed as it is: no
 * stack, and exit code 1.
 */
export class Failure extends Error {}
