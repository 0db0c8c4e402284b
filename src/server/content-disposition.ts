/**
 * How a file is to be taken, and what it is called (RFC 6266): the name in UTF-8 as RFC 5987 encodes it, and one in ASCII for clients that
 * do not read that.
 * @param plainName letters, digits, and . _ - only
 */
export function contentDisposition(type: 'inline' | 'attachment', name: string, plainName: string): string {
  return `${type}; filename="${plainName}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** encodeURIComponent leaves ' ( ) * as they are, which RFC 5987 does not allow. */
function extendedValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
