/** 图表 columns drawn from the cells of a sheet, so that they follow when a cell is changed. References are such as `'分街道'!$A$4:$A$12`. */
export type NativeChart = {
  readonly title: string;
  readonly series: readonly {
    readonly name: string;
    readonly labels: string;
    readonly values: string;
  }[];
  /** The row below which it stands, counted from nought. */
  readonly below: number;
};

/** A workbook's parts by name. */
type Parts = Record<string, Uint8Array>;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const colours = ['1F4E79', 'C55A11', '548235', '7F6000', '7030A0', '595959'];
const [WIDE, HIGH] = [9, 13];

/** Adds charts to the sheets they stand on, by the number of each sheet (ECMA-376 §20.5, §21.2). */
export function addCharts(parts: Parts, charts: ReadonlyMap<number, readonly NativeChart[]>): void {
  let number = 0;
  const types: string[] = [];
  for (const [sheet, own] of charts) {
    const numbers = own.map(() => (number += 1));
    const drawing = `drawing${sheet}.xml`;
    put(parts, `xl/drawings/${drawing}`, drawingXml(own));
    put(
      parts,
      `xl/drawings/_rels/${drawing}.rels`,
      relations(numbers.map((of) => ['chart', `../charts/chart${of}.xml`])),
    );
    own.forEach((chart, index) => {
      const name = `xl/charts/chart${numbers[index]}.xml`;
      put(parts, name, chartXml(chart));
      types.push(override(name, `${TYPES}.drawingml.chart+xml`));
    });
    types.push(override(`xl/drawings/${drawing}`, `${TYPES}.drawing+xml`));
    standOn(parts, sheet, drawing);
  }
  change(parts, '[Content_Types].xml', '</Types>', (end) => types.join('') + end);
}

/** The drawing is the last thing that a sheet of ours holds. */
function standOn(parts: Parts, sheet: number, drawing: string): void {
  const name = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
  if (parts[name]) throw new Error(`sheet ${sheet} has relations already`);
  put(parts, name, relations([['drawing', `../drawings/${drawing}`]]));
  change(
    parts,
    `xl/worksheets/sheet${sheet}.xml`,
    '</worksheet>',
    (end) => `<drawing xmlns:r="${RELATIONS}" r:id="rId1"/>${end}`,
  );
}

function drawingXml(charts: readonly NativeChart[]): string {
  const anchors = charts.map(({ title, below }, index) => {
    const top = below + index * (HIGH + 1);
    const at = (name: string, column: number, row: number) =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return [
      `<xdr:twoCellAnchor>${at('from', 0, top)}${at('to', WIDE, top + HIGH)}<xdr:graphicFrame macro="">`,
      `<xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="图${index + 1}" descr="${escaped(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="rId${index + 1}"/></a:graphicData></a:graphic>`,
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
    ].join('');
  });
  return `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">${anchors.join('')}</xdr:wsDr>`;
}

function chartXml({ title, series }: NativeChart): string {
  const isOne = series.length === 1;
  const text = (words: string, size: number) =>
    `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}"/><a:t>${escaped(words)}</a:t></a:r></a:p></c:rich></c:tx>`;
  const shown = series.map(({ name, labels, values }, index) =>
    [
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
      `<c:tx><c:strRef><c:f>${escaped(name)}</c:f></c:strRef></c:tx>`,
      `<c:spPr><a:solidFill><a:srgbClr val="${colours[index % colours.length]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`,
      isOne
        ? '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        : '',
      `<c:cat><c:strRef><c:f>${escaped(labels)}</c:f></c:strRef></c:cat>`,
      `<c:val><c:numRef><c:f>${escaped(values)}</c:f></c:numRef></c:val></c:ser>`,
    ].join(''),
  );
  const axis = (kind: 'catAx' | 'valAx', id: number, other: number, side: string, rest: string) =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${rest}<c:crossAx val="${other}"/></c:${kind}>`;
  return [
    `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/>`,
    `<c:chart><c:title>${text(title, 1400)}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`,
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    ...shown,
    '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>',
    axis('catAx', 1, 2, 'b', '<c:numFmt formatCode="General" sourceLinked="0"/>'),
    axis('valAx', 2, 1, 'l', '<c:majorGridlines/><c:numFmt formatCode="#,##0" sourceLinked="0"/>'),
    '</c:plotArea>',
    isOne ? '' : '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('');
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${type}"/>`;
}

function put(parts: Parts, name: string, xml: string): void {
  parts[name] = new TextEncoder().encode(HEAD + xml);
}

function change(parts: Parts, name: string, found: string, by: (found: string) => string): void {
  const text = new TextDecoder().decode(parts[name]);
  if (!text.includes(found)) throw new Error(`${name} has no ${found}`);
  parts[name] = new TextEncoder().encode(text.replace(found, by));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
