/** Elements that begin a line of their own, and end it. */
export const blockElements = new Set(
  'address article blockquote body center dd details dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html li legend main menu ol p pre section summary title ul br option optgroup caption'.split(
    ' ',
  ),
);

/** Elements whose text no reader of the page sees as text. */
export const unseenElements = new Set(
  'script style noscript template iframe noembed noframes object applet audio video canvas svg math map textarea select button datalist xml'.split(
    ' ',
  ),
);

/** Elements that stand about an article. */
export const aboutElements = new Set(['nav', 'footer', 'aside']);

/** Elements that have no end, so that nothing can stand in them. */
export const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Names of classes and ids that pages give to what stands about an article. */
const aboutName =
  /(^|[\s_-])(share|bdshare\w*|social\w*|bread-?crumbs?|crumbs?|nav|navbar|navigation|topnav|menu|footer|foot|sidebar|copyright|toolbar|qrcode|ewm|pager|pagination|related|prenext|jiathis\w*)($|[\s_-])/i;

export function isAboutPage(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (aboutElements.has(name)) return true;
  if (!['div', 'ul', 'ol', 'section', 'header', 'table'].includes(name)) return false;
  return aboutName.test(attributes.get('class') ?? '') || aboutName.test(attributes.get('id') ?? '');
}
