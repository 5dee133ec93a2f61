/** The most that a file may be, sent through the direct interface: in bytes, unpacked, and in records. */
export const mostBytes = 512 * 1024 * 1024;
export const mostRecords = 1_000_000;
