/** Larger than this is no report (bytes). */
export const largestSource = 10 * 1024 * 1024;
