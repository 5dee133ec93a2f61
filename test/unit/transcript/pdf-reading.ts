/** One run of text as a page draws it, with the structure element or artifact in which it stands. */
export interface DrawnText {
  page: number;
  tag: string;
  text: string;
}

/**
 * Reads the text back out of an uncompressed PDF of PDFKit's, by way of the fonts' own tables of what each glyph means,
 * as a reader of the document does. It knows this one writer and no other.
 */
export function drawnText(pdf: Buffer): DrawnText[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body));
  return pages.flatMap((page, i) => {
    const fonts = new Map<string, Map<number, string>>();
    const resources = objects.get(page.match(/\/Resources (\d+) 0 R/)![1]!)!;
    for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = objects.get(id!)!.match(/\/ToUnicode (\d+) 0 R/)![1]!;
      fonts.set(name!, meanings(objects.get(unicode)!));
    }
    const drawn = objects.get(page.match(/\/Contents (\d+) 0 R/)![1]!)!;
    const found: DrawnText[] = [];
    let tag = '';
    let font = '';
    for (const line of drawn.split('\n')) {
      tag = line.match(/^\/(\w+) <<$/)?.[1] ?? (line === 'EMC' ? '' : tag);
      font = line.match(/^\/(F\d+) [\d.]+ Tf$/)?.[1] ?? font;
      if (!line.endsWith(' TJ')) continue;
      const glyphs = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g)!);
      found.push({
        page: i + 1,
        tag,
        text: glyphs.map((glyph) => fonts.get(font)!.get(Number.parseInt(glyph, 16))).join(''),
      });
    }
    return found;
  });
}

/** The text as one reads it, each element's lines together; artifacts left out. */
export function readAloud(pdf: Buffer): string {
  return drawnText(pdf)
    .filter(({ tag }) => tag !== 'Artifact')
    .map(({ text }) => text)
    .join('\n');
}

function objectsOf(pdf: Buffer): Map<string, string> {
  const objects = new Map<string, string>();
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(id!, body!);
  }
  return objects;
}

function meanings(table: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first, list] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/g)) {
    [...list!.matchAll(/<(.*?)>/g)].forEach(([, hex], i) => {
      const units = hex!.split(' ').map((unit) => Number.parseInt(unit, 16));
      found.set(Number.parseInt(first!, 16) + i, String.fromCharCode(...units));
    });
  }
  return found;
}
