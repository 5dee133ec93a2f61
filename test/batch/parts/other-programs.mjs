// Files that are no batch files at all. Nothing in them is packed by a library, whose bytes another version may change.
import { accountRow, open, release3 } from './records.mjs';
import { refused } from './verdicts.mjs';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';

/** An archive of entries that are stored as they are. */
function zip(entries) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    // The first day that the format knows.
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04'), about, Buffer.from(name), bytes);
    central.push(Buffer.from('PK\x01\x02\x14\0'), about, place, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

/** Bytes as deflate has them that are not packed: one block of at most 65,535. */
function storedBlock(bytes) {
  const head = Buffer.alloc(5);
  head.writeUInt8(1, 0);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function gzip(text) {
  const bytes = Buffer.from(text);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(bytes), 0);
  tail.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), storedBlock(bytes), tail]);
}

/** A picture of one white pixel. */
function png() {
  const chunk = (type, bytes) => {
    const body = Buffer.concat([Buffer.from(type), bytes]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const pixel = Buffer.from([0, 0xff]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(adler32(pixel));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', Buffer.concat([Buffer.from([0x78, 0x01]), storedBlock(pixel), check])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A document of one empty page. */
function pdf() {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 4 /Root 1 0 R >>\n`;
  return `${text}${table}startxref\n${text.length}\n%%EOF\n`;
}

/** The frame of an old workbook, with nothing in it: header, table of sectors, and a directory of only a root. */
function compoundFile() {
  const bytes = Buffer.alloc(3 * 512);
  bytes.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 'latin1');
  const header = { 24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6 };
  for (const [place, value] of Object.entries(header)) bytes.writeUInt16LE(value, Number(place));
  const none = 0xfffffffe;
  for (const [place, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, none],
    [68, none],
  ])
    bytes.writeUInt32LE(value, place);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(none, 516);
  bytes.write('Root Entry', 1024, 'utf16le');
  bytes.writeUInt16LE(22, 1024 + 64);
  bytes.writeUInt8(5, 1024 + 66);
  bytes.fill(0xff, 1024 + 68, 1024 + 80);
  bytes.writeUInt32LE(none, 1024 + 116);
  return bytes;
}

function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function adler32(bytes) {
  let one = 1;
  let two = 0;
  for (const byte of bytes) {
    one = (one + byte) % 65_521;
    two = (two + one) % 65_521;
  }
  return two * 65_536 + one;
}

function workbook() {
  const relationship = (id, type, target) =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const part = (name, type) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const relationships = (one) =>
    `${xml}<Relationships xmlns="${office}/package/2006/relationships">${one}</Relationships>`;
  const spreadsheet = `xmlns="${office}/spreadsheetml/2006/main"`;
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return zip([
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}</Types>`,
    ],
    ['_rels/.rels', relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${xml}<workbook ${spreadsheet} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Learners" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships(relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'))],
    [
      'xl/worksheets/sheet1.xml',
      `${xml}<worksheet ${spreadsheet}><sheetData><row r="1">${['Action', 'ULN'].map(cell).join('')}</row></sheetData></worksheet>`,
    ],
  ]);
}

function openDocumentSheet() {
  const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  const cell = (text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  return zip([
    ['mimetype', type],
    [
      'content.xml',
      `${xml}<office:document-content xmlns:office="${oasis}:office:1.0" xmlns:table="${oasis}:table:1.0" xmlns:text="${oasis}:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Learners"><table:table-row>${['Action', 'ULN'].map(cell).join('')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    ],
    [
      'META-INF/manifest.xml',
      `${xml}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ],
  ]);
}

export const otherProgramsFiles = [
  {
    name: 'empty.csv',
    title: 'Not one byte',
    verdict: refused('file-empty'),
    content: '',
  },
  {
    name: 'only-blank-rows.csv',
    title: 'Rows with nothing in them, and no others',
    verdict: refused('file-empty'),
    content: '\r\n,,,,\r\n  ,\r\n"",""\r\n',
  },
  {
    name: 'only-a-byte-order-mark.csv',
    title: 'A byte-order mark and nothing else',
    verdict: refused('file-empty'),
    content: '\ufeff',
  },
  {
    name: 'workbook-xlsx.csv',
    title: 'A workbook (.xlsx) that was given another name',
    verdict: refused('file-spreadsheet'),
    content: workbook(),
  },
  {
    name: 'workbook-xls.csv',
    title: 'An old workbook (.xls) that was given another name',
    verdict: refused('file-spreadsheet'),
    content: compoundFile(),
  },
  {
    name: 'workbook-ods.csv',
    title: 'An OpenDocument sheet (.ods) that was given another name',
    verdict: refused('file-spreadsheet'),
    content: openDocumentSheet(),
  },
  {
    name: 'archive.csv',
    title: 'An archive (.zip) with a right file in it',
    verdict: refused('file-compressed'),
    content: zip([['learners.csv', release3('in-an-archive', [open('row-1', 460)])]]),
  },
  {
    name: 'packed.csv',
    title: 'A right file that was packed by gzip, and sent as if it were not',
    verdict: refused('file-compressed'),
    note: 'With the header Content-Encoding: gzip it is taken.',
    content: gzip(release3('packed', [open('row-1', 461)])),
  },
  {
    name: 'document.csv',
    title: 'A PDF document',
    verdict: refused('file-binary'),
    content: pdf(),
  },
  {
    name: 'picture.csv',
    title: 'A PNG picture',
    verdict: refused('file-binary'),
    content: png(),
  },
  {
    name: 'web-page.csv',
    title: 'A table as HTML, as some systems call an export to a spreadsheet',
    verdict: refused('file-unknown', 1),
    content: '<html>\r\n<body><table><tr><th>Action</th><th>ULN</th></tr></table></body>\r\n</html>\r\n',
  },
  {
    name: 'json.csv',
    title: 'Learners as JSON',
    verdict: refused('file-unknown', 1),
    content: `${JSON.stringify([{ Action: 'OPEN', ULN: accountRow('OPEN', 462)[1] }], null, 2)}\n`,
  },
  {
    name: 'letter.csv',
    title: 'A letter',
    verdict: refused('file-unknown', 1),
    content: 'Dear Sir or Madam,\r\n\r\nplease find our learners enclosed.\r\n\r\nYours faithfully\r\n',
  },
  {
    name: 'error-page.csv',
    title: 'A file that was fetched from somewhere and is the message that it could not be',
    verdict: refused('file-unknown', 1),
    content: '403 Forbidden\n',
  },
];
