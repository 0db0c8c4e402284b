/** Elements that begin or end no line of a text. */
const inline = new Set('a b big del em font i ins s small span strike strong sub sup u'.split(' '));

/**
 * Why what an element holds is no part of the text about it, and no digit of a figure; null for any other. Raised text is a mark only in
 * a cell: elsewhere it is read as it stands.
 */
export function markOf(name: string, attributes: ReadonlyMap<string, string>, inCell: boolean): string | null {
  const style = attributes.get('style') ?? '';
  if (name === 'rt' || name === 'rp') return 'stands above other text';
  if (['del', 's', 'strike'].includes(name)) return 'is struck out';
  if (!inline.has(name)) return null;
  if (/text-decoration(-line)?\s*:[^;]*line-through/i.test(style)) return 'is struck out';
  if (isInvisible(style)) return 'can not be seen on the page';
  if (!inCell) return null;
  const isNote = /MsoFootnoteReference|MsoEndnoteReference/i.test(attributes.get('class') ?? '') || isNoteLink(name, attributes);
  return isNote || name === 'sup' || /vertical-align\s*:\s*super/i.test(style) ? 'is a raised mark beside a figure' : null;
}

function isNoteLink(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return name === 'a' && /#_?(ftn|edn|fn|footnote|endnote)/i.test(attributes.get('href') ?? '');
}

/** Only of what stands within a line: pages often hide whole parts of them thus until a script shows them. */
function isInvisible(style: string): boolean {
  return (
    /opacity\s*:\s*0?\.?0+\s*(;|!|$)/i.test(style) ||
    /font-size\s*:\s*0?\.?0+(px|pt|em|rem|%)?\s*(;|!|$)/i.test(style) ||
    /(left|top|text-indent)\s*:\s*-\d{3,}/i.test(style)
  );
}
