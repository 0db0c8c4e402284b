import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { badSource } from './bad-source.js';

/** Told of each tag and text, in the order of the source. Names of tags are in lower case in HTML, and as written in XML. */
export interface MarkupHandler {
  open(name: string, attributes: ReadonlyMap<string, string>, index: number): void;
  close(name: string, index: number): void;
  text(text: string, index: number): void;
}

/** Attributes of an element beyond these are of no use here. */
const mostAttributes = 50;

/**
 * Walks through HTML or XML without building a tree, in time that grows only with its length: what is nested, unclosed or closed twice is
 * the handler's to judge. Entities of HTML, and the five of XML, are text; others stay as they are written.
 * @throws {GongkaiError} BAD_INPUT for XML with a document type: no document has one, and entities that it declares may multiply
 */
export function readMarkup(source: string, xml: boolean, handler: MarkupHandler): void {
  let name = '';
  let openedAt = 0;
  let attribute = '';
  let value = '';
  let attributes = new Map<string, string>();
  const nameAt = (start: number, end: number): string => {
    const said = source.slice(start, end);
    return xml ? said : said.toLowerCase();
  };
  const opened = (closed: boolean): void => {
    handler.open(name, attributes, openedAt);
    if (closed && xml) handler.close(name, openedAt);
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      name = nameAt(start, end);
      openedAt = start;
      attributes = new Map();
    },
    onopentagend: () => opened(false),
    onselfclosingtag: () => opened(true),
    onclosetag: (start, end) => handler.close(nameAt(start, end), start),
    onattribname(start, end) {
      attribute = nameAt(start, end);
      value = '';
    },
    onattribdata(start, end) {
      value += source.slice(start, end);
    },
    onattribentity(codepoint) {
      value += String.fromCodePoint(codepoint);
    },
    onattribend(quote) {
      if (attributes.size < mostAttributes && !attributes.has(attribute))
        attributes.set(attribute, quote === QuoteType.NoValue ? '' : value);
    },
    ontext: (start, end) => handler.text(source.slice(start, end), start),
    ontextentity: (codepoint, end) => handler.text(String.fromCodePoint(codepoint), end),
    oncdata(start, end, endOffset) {
      if (xml) handler.text(source.slice(start, end - endOffset), start);
    },
    ondeclaration() {
      if (xml) throw badSource('A part of the document declares a document type (DTD). No document needs one: save it anew.');
    },
    oncomment: () => {},
    onprocessinginstruction: () => {},
    onend: () => {},
  };
  const tokenizer = new Tokenizer({ xmlMode: xml, decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
}
