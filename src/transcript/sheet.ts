import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { unpackWoff } from './woff.js';

const FONTS = '@fontsource/dejavu-sans/files/dejavu-sans-latin';
// The file says Latin, after the folder of the package's builder. In it is all of DejaVu: Cyrillic and Greek as well.
const files = { plain: `${FONTS}-400-normal.woff`, strong: `${FONTS}-700-normal.woff` };
type Weight = keyof typeof files;

const MARGIN = 54;
const TOP = { plain: 62, warned: 92 };
const BOTTOM = 72;
const INK = '#1d1d1b';
// Seven to one on white: quiet, and still readable for weak eyes.
const QUIET = '#565656';
const RULE = '#b4b4b4';

/** Type sizes in points, and the air around a line. */
const SIZE = { title: 19, heading: 11.5, text: 9, cell: 8.2, margin: 7.6 };
const LEADING = 1.32;
const CELL_GAP = 8;
const CELL_AIR = 3;
/** A word wider than this may be broken, so that one does not push the other columns off the page. */
const LONG_WORD = 84;

/** What the document says of itself. `createdAt` is the only time in it. */
export interface SheetFacts {
  title: string;
  language: string;
  createdAt: Date;
  /** Framed at the head of every page. */
  warning?: string;
  /** Off only to read the file's own text in a test. */
  compress?: boolean;
}

/** A column of a table: its heading, and the share of the width it takes. */
export interface Column {
  heading: string;
  share: number;
}

/** Said on every page, in its margins, by which a loose sheet is known. */
export interface Margins {
  head: string;
  foot: string;
}

type Element = PDFKit.PDFStructureElement;
type Struct = (tag: string, options?: { actual?: string; scope?: 'Row' | 'Column' }) => Element;

/** Text broken into lines that fit, and set in one weight and size. */
interface Set {
  lines: string[];
  weight: Weight;
  size: number;
  /** What was meant, where the font lacks a letter of it. */
  actual?: string;
}

interface Cell {
  set: Set;
  x: number;
  element: Element;
}

/**
 * A tagged document on A4, laid out from top to bottom. Each block is drawn and entered into the structure together, so
 * that what is seen and what is read aloud cannot differ. Text is broken into lines and never cut: a row of a table stays
 * together if a page can hold it, and goes over pages if none can.
 *
 * What is only there for the eye (rules, headings repeated on the next page, margins) is marked as artifact.
 */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #document: Element;
  readonly #struct: Struct;
  readonly #chunks: Buffer[] = [];
  readonly #words = new Map<string, number>();
  readonly #parts: { from: number; to: number; margins: Margins; warning: string | undefined }[] = [];
  #warning: string | undefined;
  #top: number;
  #y: number;

  constructor(facts: SheetFacts) {
    this.#warning = facts.warning;
    this.#top = facts.warning === undefined ? TOP.plain : TOP.warned;
    this.#y = this.#top;
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      // The types do not know PDF/UA yet, nor that without a default font none is embedded besides ours.
      subset: 'PDF/UA' as 'PDF/A-1',
      font: null as unknown as string,
      tagged: true,
      displayTitle: true,
      lang: facts.language,
      bufferPages: true,
      compress: facts.compress ?? true,
      info: { Title: facts.title, CreationDate: facts.createdAt, ModDate: facts.createdAt },
    });
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    for (const weight of ['plain', 'strong'] as const) this.#pdf.registerFont(weight, fontFile(weight));
    // The types do not know `scope` yet.
    this.#struct = (tag, options) => this.#pdf.struct(tag, options);
    this.#document = this.#struct('Document');
    this.#pdf.addStructure(this.#document);
  }

  title(text: string): void {
    this.#block(this.#document, 'H1', this.#set(text, 'strong', SIZE.title));
    this.#y += 4;
  }

  /** A heading, never alone at the foot of a page. */
  heading(text: string): void {
    this.#y += 13;
    const set = this.#set(text, 'strong', SIZE.heading);
    this.#room(heightOf(set) + 58);
    this.#block(this.#document, 'H2', set);
    this.#rule(this.#y + 1.5, 0.8, INK);
    this.#y += 5;
  }

  paragraph(text: string, weight: Weight = 'plain'): void {
    this.#y += 2;
    this.#block(this.#document, 'P', this.#set(text, weight, SIZE.text));
  }

  list(items: readonly string[]): void {
    if (items.length === 0) return;
    const list = this.#child(this.#document, 'L');
    this.#y += 2;
    for (const text of items) {
      const item = this.#child(list, 'LI');
      const label = this.#set('•', 'plain', SIZE.text);
      const body = this.#set(text, 'plain', SIZE.text, this.#width - 14);
      this.#together([
        { set: label, x: MARGIN + 2, element: this.#child(item, 'Lbl') },
        { set: body, x: MARGIN + 14, element: this.#child(item, 'LBody', actual(body)) },
      ]);
      this.#y += 1.5;
    }
  }

  /** Things and what they are, each thing a heading of its row. */
  facts(rows: readonly (readonly [name: string, value: string])[]): void {
    const table = this.#child(this.#document, 'Table');
    const at = 168;
    for (const [name, value] of rows) {
      const row = this.#child(table, 'TR');
      const head = this.#set(name, 'plain', SIZE.text, at - CELL_GAP);
      const body = this.#set(value, 'strong', SIZE.text, this.#width - at);
      this.#together([
        { set: head, x: MARGIN, element: this.#child(row, 'TH', { scope: 'Row', ...actual(head) }) },
        { set: body, x: MARGIN + at, element: this.#child(row, 'TD', actual(body)) },
      ]);
      this.#y += 2;
    }
  }

  /** A table whose first column heads its rows. Its headings are drawn again on each page it goes over to. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const table = this.#child(this.#document, 'Table');
    const widths = this.#widths(columns, rows);
    const left = widths.map((_, i) => MARGIN + widths.slice(0, i).reduce((sum, width) => sum + width, 0));
    const set = (text: string, i: number, weight: Weight) => this.#set(text, weight, SIZE.cell, widths[i]! - CELL_GAP);

    const heads = columns.map(({ heading }, i) => set(heading, i, 'strong'));
    const headings = this.#child(table, 'TR');
    const drawHeads = () => {
      this.#y += CELL_AIR + Math.max(...heads.map(heightOf)) + CELL_AIR;
      this.#rule(this.#y, 0.6, INK);
    };
    const atHead = this.#y + CELL_AIR;
    heads.forEach((head, i) => {
      this.#write(this.#child(headings, 'TH', { scope: 'Column' }), head.lines, head, left[i]!, atHead);
    });
    drawHeads();
    const headAgain = () => {
      this.#artifact(() => {
        heads.forEach((head, i) => {
          this.#draw(head.lines, head, left[i]!, this.#y + CELL_AIR, QUIET);
        });
      });
      drawHeads();
    };

    for (const texts of rows) {
      const row = this.#child(table, 'TR');
      const cells = texts.map((text, i): Cell => {
        const held = set(text, i, i === 0 ? 'strong' : 'plain');
        const element = this.#child(
          row,
          i === 0 ? 'TH' : 'TD',
          i === 0 ? { scope: 'Row', ...actual(held) } : actual(held),
        );
        return { set: held, x: left[i]!, element };
      });
      this.#together(cells, CELL_AIR, headAgain);
      this.#rule(this.#y, 0.4, RULE);
    }
    this.#y += 2;
  }

  /** The widths of columns by their shares, but none so narrow that an ordinary word of it has to be broken. */
  #widths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    this.#pdf.font('strong', SIZE.cell);
    const least = columns.map(({ heading }, i) =>
      Math.max(
        ...[heading, ...rows.map((row) => row[i]!)]
          .flatMap((text) => text.split(/\s+/))
          .map((word) => Math.min(this.#wide(word), LONG_WORD) + CELL_GAP),
      ),
    );
    const fair = columns.map(({ share }) => (share / shares) * this.#width);
    const lacking = fair.map((width, i) => Math.max(0, least[i]! - width));
    const spare = fair.map((width, i) => Math.max(0, width - least[i]!));
    const wanted = lacking.reduce((sum, width) => sum + width, 0);
    const there = spare.reduce((sum, width) => sum + width, 0);
    const given = there === 0 ? 0 : Math.min(1, wanted / there);
    const got = wanted === 0 ? 0 : Math.min(1, there / wanted);
    return fair.map((width, i) => width + lacking[i]! * got - spare[i]! * given);
  }

  /** Ends a part, with margins and page numbers of its own, and begins the next on a new page. */
  next(margins: Margins, warning: string | undefined): void {
    this.#endPart(margins);
    this.#warning = warning;
    this.#top = warning === undefined ? TOP.plain : TOP.warned;
    this.#pdf.addPage();
    this.#y = this.#top;
  }

  #endPart(margins: Margins): void {
    const { count } = this.#pdf.bufferedPageRange();
    this.#parts.push({ from: this.#parts.at(-1)?.to ?? 0, to: count, margins, warning: this.#warning });
  }

  /** Writes the margins of every page and closes the document. */
  async finish(margins: Margins): Promise<Buffer> {
    this.#endPart(margins);
    for (const part of this.#parts) {
      this.#warning = part.warning;
      for (let page = part.from; page < part.to; page += 1) {
        this.#pdf.switchToPage(page);
        const number = `Page ${page - part.from + 1} of ${part.to - part.from}`;
        this.#artifact(() => this.#drawMargins(part.margins, number));
      }
    }
    this.#document.end();
    const ended = new Promise((resolve, reject) => this.#pdf.on('end', resolve).on('error', reject));
    this.#pdf.end();
    await ended;
    return Buffer.concat(this.#chunks);
  }

  #drawMargins({ head, foot }: Margins, number: string): void {
    const pdf = this.#pdf;
    this.#draw([head], { weight: 'plain', size: SIZE.margin }, MARGIN, 34, QUIET);
    const warning = this.#warning;
    if (warning !== undefined) {
      const size = 9.5;
      pdf.lineWidth(1).strokeColor(INK).rect(MARGIN, 50, this.#width, 22).stroke();
      pdf.font('strong', size);
      const x = MARGIN + (this.#width - pdf.widthOfString(warning)) / 2;
      this.#draw([warning], { weight: 'strong', size }, x, 55.5, INK);
    }
    const bottom = pdf.page.height - 48;
    pdf.font('plain', SIZE.margin);
    const numberAt = MARGIN + this.#width - pdf.widthOfString(number);
    this.#draw([foot], { weight: 'plain', size: SIZE.margin }, MARGIN, bottom, QUIET);
    this.#draw([number], { weight: 'plain', size: SIZE.margin }, numberAt, bottom, QUIET);
  }

  get #width(): number {
    return this.#pdf.page.width - 2 * MARGIN;
  }

  get #end(): number {
    return this.#pdf.page.height - BOTTOM;
  }

  #child(parent: Element, tag: string, options: { actual?: string; scope?: 'Row' | 'Column' } = {}): Element {
    const element = this.#struct(tag, options);
    parent.add(element);
    return element;
  }

  #block(parent: Element, tag: string, set: Set): void {
    this.#together([{ set, x: MARGIN, element: this.#child(parent, tag, actual(set)) }]);
  }

  #room(height: number): boolean {
    if (this.#y + height <= this.#end) return false;
    this.#pdf.addPage();
    this.#y = this.#top;
    return true;
  }

  /** Cells side by side: on this page, else on the next, else over as many as they need. */
  #together(cells: readonly Cell[], air = 0, onNewPage: () => void = () => {}): void {
    const whole = Math.max(...cells.map(({ set }) => heightOf(set))) + 2 * air;
    // Whoever stands at the head of a page already would gain nothing from the next.
    if (whole <= this.#end - this.#top - 40 && this.#room(whole)) onNewPage();
    const next = cells.map(() => 0);
    for (;;) {
      const top = this.#y + air;
      let lowest = top;
      let left = false;
      cells.forEach(({ set, x, element }, i) => {
        const fit = Math.floor((this.#end - air - top) / lineHeight(set.size));
        const lines = set.lines.slice(next[i], next[i]! + fit);
        next[i]! += lines.length;
        if (next[i]! < set.lines.length) left = true;
        if (lines.length > 0) this.#write(element, lines, set, x, top);
        lowest = Math.max(lowest, top + lines.length * lineHeight(set.size));
      });
      this.#y = lowest + air;
      if (!left) return;
      this.#pdf.addPage();
      this.#y = this.#top;
      onNewPage();
    }
  }

  #write(element: Element, lines: readonly string[], set: Omit<Set, 'lines'>, x: number, y: number): void {
    element.add(() => this.#draw(lines, set, x, y, INK));
  }

  #draw(lines: readonly string[], set: { weight: Weight; size: number }, x: number, y: number, colour: string): void {
    this.#pdf.font(set.weight, set.size).fillColor(colour);
    lines.forEach((line, i) => {
      this.#pdf.text(line, x, y + i * lineHeight(set.size), { lineBreak: false });
    });
  }

  #rule(y: number, width: number, colour: string): void {
    this.#artifact(() => {
      this.#pdf
        .lineWidth(width)
        .strokeColor(colour)
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + this.#width, y)
        .stroke();
    });
  }

  #artifact(draw: () => void): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#pdf.endMarkedContent();
  }

  #set(text: string, weight: Weight, size: number, width = this.#width): Set {
    const whole = text.replace(/\s+/gu, (space) => (space === '\u00a0' ? space : ' ')).trim();
    this.#pdf.font(weight, size);
    const drawn = this.#drawable(whole);
    const set: Set = { lines: this.#broken(drawn, width), weight, size };
    return drawn === whole ? set : { ...set, actual: whole };
  }

  /** A box for each letter that the font lacks: seen to be missing, where nothing at all would be overlooked. */
  #drawable(text: string): string {
    const { font } = (this.#pdf as unknown as OpenFont)._font;
    return [...text].map((letter) => (font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : '□')).join('');
  }

  /** Lines that fit the width. The space at which a line is broken stays on it, or words run together read aloud. */
  #broken(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const put = (piece: string) => {
      const wide = this.#wide(piece.trimEnd());
      if (line !== '' && used + wide > width) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += piece;
      used += this.#wide(piece);
    };
    for (const word of text.match(/[^ ]+ ?/g) ?? ['']) {
      if (this.#wide(word.trimEnd()) <= width) put(word);
      // No letter is parted from its accents.
      else for (const { segment } of graphemes.segment(word)) put(segment);
    }
    lines.push(line);
    return lines;
  }

  #wide(text: string): number {
    const { name } = (this.#pdf as unknown as OpenFont)._font;
    const size = (this.#pdf as unknown as OpenFont)._fontSize;
    const key = `${name} ${size} ${text}`;
    let wide = this.#words.get(key);
    if (wide === undefined) {
      wide = this.#pdf.widthOfString(text);
      this.#words.set(key, wide);
    }
    return wide;
  }
}

/** What PDFKit holds of the font in use. It has no word of its own for asking whether a letter is there. */
interface OpenFont {
  _font: { name: string; font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  _fontSize: number;
}

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

const read = new Map<Weight, Buffer>();

function fontFile(weight: Weight): Buffer {
  let file = read.get(weight);
  if (!file) {
    file = unpackWoff(readFileSync(createRequire(import.meta.url).resolve(files[weight])));
    read.set(weight, file);
  }
  return file;
}

function lineHeight(size: number): number {
  return size * LEADING;
}

function heightOf(set: Set): number {
  return set.lines.length * lineHeight(set.size);
}

function actual(set: Set): { actual?: string } {
  return set.actual === undefined ? {} : { actual: set.actual };
}
