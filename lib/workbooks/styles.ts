interface Style {
  font: 'plain' | 'bold' | 'title' | 'quiet'
  fill: 'none' | 'head' | 'shown'
  /** `@`: what is typed stays as it is typed. */
  format: 'general' | 'text' | 'number'
  isUnlocked?: boolean
  hasBorder?: boolean
  right?: boolean
  /** On one line, whatever its length: rows of a table stay of one height. */
  isFlat?: boolean
}

/** `shown` is to be read, `entry` to be typed into, `data` to be counted with. */
const STYLES = {
  plain: { font: 'plain', fill: 'none', format: 'general' },
  title: { font: 'title', fill: 'none', format: 'general' },
  strong: { font: 'bold', fill: 'none', format: 'general' },
  head: { font: 'bold', fill: 'head', format: 'general', hasBorder: true },
  shown: { font: 'quiet', fill: 'shown', format: 'text', hasBorder: true },
  shownNumber: { font: 'quiet', fill: 'shown', format: 'number', hasBorder: true },
  entry: { font: 'plain', fill: 'none', format: 'text', isUnlocked: true, hasBorder: true },
  entryNumber: {
    font: 'plain',
    fill: 'none',
    format: 'text',
    isUnlocked: true,
    hasBorder: true,
    right: true,
  },
  dataHead: { font: 'bold', fill: 'head', format: 'text', hasBorder: true, isFlat: true },
  data: { font: 'plain', fill: 'none', format: 'general', isFlat: true },
} as const satisfies Record<string, Style>

export type StyleName = keyof typeof STYLES
export const STYLE_NAMES = Object.keys(STYLES) as [StyleName, ...StyleName[]]

/** Every style is there twice: the second one tells Excel that the cell is text, whatever it begins with. */
export const styleNumber = (name: StyleName, quoted: boolean): number =>
  STYLE_NAMES.indexOf(name) * 2 + (quoted ? 1 : 0)

const FONTS = {
  plain: '<font><sz val="11"/><name val="Calibri"/></font>',
  bold: '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  title: '<font><b/><sz val="16"/><color rgb="FF1D1530"/><name val="Calibri"/></font>',
  quiet: '<font><sz val="11"/><color rgb="FF5A5266"/><name val="Calibri"/></font>',
}
// The first two are fixed by the format itself.
const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  gray125: '<fill><patternFill patternType="gray125"/></fill>',
  head: '<fill><patternFill patternType="solid"><fgColor rgb="FFEDE7F6"/></patternFill></fill>',
  shown: '<fill><patternFill patternType="solid"><fgColor rgb="FFF4F2EE"/></patternFill></fill>',
}
const FORMATS = { general: 0, text: 49, number: 164 }
const LINE = '<color rgb="FFD8D3DC"/>'
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border><left style="thin">${LINE}</left><right style="thin">${LINE}</right><top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border>`,
]

const nth = (table: object, key: string) => Object.keys(table).indexOf(key)

export function stylesXml(namespace: string): string {
  const cells = STYLE_NAMES.flatMap((name) => {
    const style: Style = STYLES[name]
    const xf = (quoted: boolean) =>
      `<xf numFmtId="${FORMATS[style.format]}" fontId="${nth(FONTS, style.font)}" fillId="${nth(FILLS, style.fill)}" borderId="${style.hasBorder ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"${quoted ? ' quotePrefix="1"' : ''}><alignment vertical="top"${style.isFlat ? '' : ' wrapText="1"'}${style.right ? ' horizontal="right"' : ''}/><protection locked="${style.isUnlocked ? 0 : 1}"/></xf>`
    return [xf(false), xf(true)]
  })
  const list = (tag: string, items: readonly string[]) =>
    `<${tag} count="${items.length}">${items.join('')}</${tag}>`
  return `<styleSheet xmlns="${namespace}">${list('numFmts', ['<numFmt numFmtId="164" formatCode="#,##0.######"/>'])}${list('fonts', Object.values(FONTS))}${list('fills', Object.values(FILLS))}${list('borders', BORDERS)}${list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'])}${list('cellXfs', cells)}${list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])}</styleSheet>`
}
