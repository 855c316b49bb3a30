import { Document, Font, Link, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import { fontPath } from '@/lib/pictures/font'
import { chaptersOf } from './chapters'
import { FigureOnPaper } from './figure'
import type { Paper, PaperBlock, PaperColumn, PaperEntry } from './model'
import { type Place, set } from './set'
import { SANS, SERIF, SHEET, styles } from './styles'
import { Channels, Squares, Verdict, VerdictRows } from './verdicts'

// Words are never divided: the rules for it differ by language, and a wrong one misleads.
Font.registerHyphenationCallback((word) => [word])

/** The paper as PDF, A4. */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const { language, title, subject } = paper
  registerFonts()
  return renderToBuffer(
    <Document
      language={language}
      title={title}
      subject={subject}
      author="Vaada"
      creator="Vaada"
      producer="Vaada"
      pdfVersion="1.7"
    >
      {chaptersOf(paper.blocks).map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: set once, in this order
        <Page key={index} size="A4" style={styles.page} wrap>
          <Frame paper={paper} />
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: set once, in this order
            <Block key={at} block={block} room={roomAfter(blocks[at + 1], blocks[at + 2])} />
          ))}
        </Page>
      ))}
    </Document>,
  )
}

/** Anew for each paper: when they are embedded, letters that are parts of others forget which letter they are. */
function registerFonts(): void {
  for (const [family, plain, bold] of [
    [SANS[0], 'sans', 'sansBold'],
    [SERIF[0], 'serif', 'serifBold'],
  ] as const) {
    Reflect.deleteProperty(Font.getRegisteredFonts(), family)
    Font.register({
      family,
      fonts: [
        { src: fontPath(plain), fontWeight: 400 },
        { src: fontPath(bold), fontWeight: 600 },
      ],
    })
  }
}

/** What stands on every sheet. */
function Frame({ paper }: { paper: Paper }) {
  const [left, right] = paper.head
  return (
    <>
      <View fixed style={styles.head}>
        <Text>{left}</Text>
        <Text>{right}</Text>
      </View>
      {paper.notice !== null && (
        <Text fixed style={styles.notice}>
          {paper.notice}
        </Text>
      )}
      <View fixed style={styles.foot}>
        <Link src={paper.address} style={styles.footAddress}>
          {set(paper.address, { width: SHEET.width - 110, size: 7.5 })}
        </Link>
        <Text
          style={styles.footNumber}
          render={({ pageNumber, totalPages }) =>
            paper.numbering.replace('{page}', `${pageNumber}`).replace('{pages}', `${totalPages}`)
          }
        />
      </View>
    </>
  )
}

/** How texts that stand alone are set; with the sizes of `styles`. */
const TEXTS = {
  title: { width: SHEET.width, size: 22, font: 'serifBold' },
  lead: { width: SHEET.width, size: 12 },
  paragraph: { width: SHEET.width, size: 10 },
  small: { width: SHEET.width, size: 8.5 },
  subheading: { width: SHEET.width, size: 11.5, font: 'serifBold' },
  quote: { width: SHEET.width - 12, size: 11.5, font: 'serif' },
} as const satisfies Record<string, Place>

/** Points that must follow a heading on its sheet, so that it doesn't stand alone at the foot. */
const roomAfter = (next: PaperBlock | undefined, afterNext: PaperBlock | undefined): number =>
  next?.is === 'figure'
    ? 270
    : next?.is === 'subheading' && afterNext
      ? 30 + roomAfter(afterNext, undefined)
      : 70

interface BlockProps {
  block: PaperBlock
  /** Points that must follow it on the same sheet. */
  room: number
}

function Block({ block, room }: BlockProps) {
  switch (block.is) {
    case 'heading':
      return (
        <View style={styles.section} wrap={false} minPresenceAhead={room}>
          <Text style={styles.heading}>
            {set(block.text, { width: SHEET.width, size: 15, font: 'serifBold' })}
          </Text>
          {block.lede && <Text style={styles.lede}>{set(block.lede, { width: SHEET.width, size: 9 })}</Text>}
        </View>
      )
    case 'verdict':
      return <Verdict {...block} />
    case 'facts':
      return (
        <View style={styles.facts}>
          {block.rows.map(([name, text]) => (
            <View key={name} wrap={false} style={styles.fact}>
              <Text style={styles.factName}>{set(name, { width: SHEET.width * 0.26 - 8, size: 9 })}</Text>
              <Text style={styles.factText}>{set(text, { width: SHEET.width * 0.74, size: 9.5 })}</Text>
            </View>
          ))}
        </View>
      )
    case 'squares':
      return <Squares {...block} />
    case 'channels':
      return <Channels items={block.items} />
    case 'verdicts':
      return <VerdictRows rows={block.rows} />
    case 'figure':
      return <FigureOnPaper scene={block.scene} figureKey={block.key} />
    case 'table':
      return <Table columns={block.columns} rows={block.rows} />
    case 'entries':
      return (
        <View style={styles.entries}>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: set once, in this order
            <Entry key={index} item={item} />
          ))}
        </View>
      )
    default:
      return (
        <Text style={styles[block.is]} minPresenceAhead={block.is === 'subheading' ? room : undefined}>
          {set(block.text, TEXTS[block.is])}
        </Text>
      )
  }
}

interface TableProps {
  columns: readonly PaperColumn[]
  rows: readonly (readonly string[])[]
}

/** Cells of so many letters go over to the next sheet within themselves. */
const TALL_CELL = 900

function Table({ columns, rows }: TableProps) {
  const whole = columns.reduce((sum, { parts }) => sum + parts, 0)
  const cell = (index: number) => {
    const { parts = 1, numeric = false } = columns[index] ?? {}
    const width = (SHEET.width * parts) / whole
    return {
      width: width - 8,
      style: { width, paddingRight: 8, textAlign: numeric ? 'right' : 'left' } as const,
    }
  }
  return (
    <View style={styles.table}>
      <View fixed style={styles.tableHead}>
        {columns.map(({ title }, index) => (
          <Text key={title} style={cell(index).style}>
            {set(title, { width: cell(index).width, size: 8.5, font: 'sansBold' })}
          </Text>
        ))}
      </View>
      {rows.map((row, index) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: set once, in this order
          key={index}
          wrap={row.some((text) => text.length > TALL_CELL)}
          style={styles.row}
        >
          {row.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell of its column
            <Text key={at} style={cell(at).style}>
              {set(text, { width: cell(at).width, size: 9 })}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}

const MARK_WIDTH = 78

function Entry({ item: { mark, text, address, lines } }: { item: PaperEntry }) {
  const width = SHEET.width - MARK_WIDTH
  return (
    <View style={styles.entry} wrap={text.length + lines.join('').length > TALL_CELL}>
      <Text style={[styles.entryMark, { width: MARK_WIDTH }]}>
        {set(mark, { width: MARK_WIDTH - 8, size: 9 })}
      </Text>
      <View style={{ width }}>
        <Text>{set(text, { width, size: 9.5 })}</Text>
        {address && (
          <Link src={address} style={styles.address}>
            {set(address, { width, size: 8 })}
          </Link>
        )}
        {lines.map((line) => (
          <Text key={line} style={styles.entryLine}>
            {set(line, { width, size: 8.5 })}
          </Text>
        ))}
      </View>
    </View>
  )
}
