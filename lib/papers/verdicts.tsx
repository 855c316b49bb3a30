import { G, Path, Rect, Svg, Text, View } from '@react-pdf/renderer'
import { PALETTES, STATUS_STYLES } from '@/lib/charts/palette'
import { STATUS_SIGNS } from '@/lib/charts/status-signs'
import type { EvidenceGrade, Verdict as Given, Status } from '@/lib/standing/model'
import type { PaperBlock } from './model'
import { set } from './set'
import { SHEET, styles } from './styles'

const ink = PALETTES.light

const VERDICT_WIDTH = SHEET.width - 56

/** Where it stands, with the sign of the status. */
export function Verdict({ status, label, text, lines }: Extract<PaperBlock, { is: 'verdict' }>) {
  return (
    <View wrap={false} style={styles.verdict}>
      {status && <SignSquare status={status} size={20} />}
      <View style={styles.verdictText}>
        <Text style={styles.verdictLabel}>
          {set(label, { width: VERDICT_WIDTH, size: 12, font: 'sansBold' })}
        </Text>
        {[text, ...lines]
          .filter((line) => line !== '')
          .map((line) => (
            <Text key={line} style={styles.verdictLine}>
              {set(line, { width: VERDICT_WIDTH, size: 9.5 })}
            </Text>
          ))}
      </View>
    </View>
  )
}

/** The status as a square with its sign, which tells it also where nothing is in colour. */
function SignSquare({ status, size }: { status: Status; size: number }) {
  const { fill, line, ink: stroke, dashed } = STATUS_STYLES[status]
  const { path, width = 2 } = STATUS_SIGNS[status]
  return (
    <Svg viewBox="0 0 18 18" width={size} height={size}>
      <Rect
        x={0.75}
        y={0.75}
        width={16.5}
        height={16.5}
        rx={3}
        fill={fill ? ink[fill] : ink.surface}
        stroke={ink[line]}
        strokeWidth={1.5}
        strokeDasharray={dashed ? '3 2' : undefined}
      />
      <G transform="translate(2, 2)">
        <Path
          d={path}
          fill="none"
          stroke={ink[stroke]}
          strokeWidth={width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </G>
    </Svg>
  )
}

/** How many stand where. */
export function Squares({ counts }: Extract<PaperBlock, { is: 'squares' }>) {
  return (
    <View wrap={false} style={styles.squares}>
      {counts.map(({ status, label, count }) => (
        <View key={status} style={styles.squaresItem}>
          <SignSquare status={status} size={13} />
          <Text style={styles.squaresCount}>{`${count}`}</Text>
          <Text>{label}</Text>
        </View>
      ))}
    </View>
  )
}

const CHANNEL_GAP = 14

/** Each channel in a column of its own, in no colour of a status. */
export function Channels({ items }: Pick<Extract<PaperBlock, { is: 'channels' }>, 'items'>) {
  const width = (SHEET.width - CHANNEL_GAP * (items.length - 1)) / Math.max(items.length, 1)
  return (
    <View wrap={false} style={[styles.channels, { columnGap: CHANNEL_GAP }]}>
      {items.map(({ name, grade, text, lines }) => (
        <View key={name} style={[styles.channel, { width }]}>
          <Text style={styles.channelName}>{set(name, { width, size: 8.5 })}</Text>
          {grade !== null && <EvidenceSteps grade={grade} />}
          <Text>{set(text, { width, size: 9.5 })}</Text>
          {lines.map((line) => (
            <Text key={line} style={styles.channelLine}>
              {set(line, { width, size: 8.5 })}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}

/** Four steps that rise, filled up to the grade. */
function EvidenceSteps({ grade }: { grade: EvidenceGrade }) {
  return (
    <Svg viewBox="0 0 26 12" width={24} height={11} style={{ marginVertical: 2 }}>
      {[1, 2, 3, 4].map((step) => {
        const height = 0.5 + step * 2.5
        return (
          <Rect
            key={step}
            x={(step - 1) * 6.5 + 0.5}
            y={11.5 - height}
            width={5}
            height={height}
            fill={step <= grade ? ink['ink-2'] : ink.paper}
            stroke={step <= grade ? ink['ink-2'] : ink['line-2']}
            strokeWidth={0.8}
          />
        )
      })}
    </Svg>
  )
}

const WHO_SHARE = 0.3
const SCALE_WIDTH = 74

/** Who says what, each on the common scale of five places. */
export function VerdictRows({ rows }: Pick<Extract<PaperBlock, { is: 'verdicts' }>, 'rows'>) {
  const who = SHEET.width * WHO_SHARE
  const text = SHEET.width - who - SCALE_WIDTH - 10
  return (
    <View style={styles.facts}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: set once, in this order
        <View key={index} wrap={false} style={styles.fact}>
          <Text style={[styles.factName, { width: who }]}>{set(row.who, { width: who - 8, size: 9 })}</Text>
          <Scale verdict={row.verdict} />
          <Text style={{ width: text }}>{set(row.text, { width: text, size: 9.5 })}</Text>
        </View>
      ))}
    </View>
  )
}

/** From missed to kept, with the verdict's place filled; dashed where there is none. */
function Scale({ verdict }: { verdict: Given | null }) {
  return (
    <Svg viewBox="0 0 74 12" width={62} height={10} style={{ marginTop: 2, marginRight: 22 }}>
      {([0, 1, 2, 3, 4] as const).map((place) => (
        <Rect
          key={place}
          x={place * 15 + 0.75}
          y={0.75}
          width={12}
          height={10.5}
          rx={2}
          fill={place === verdict ? ink['ink-2'] : ink.paper}
          stroke={place === verdict ? ink['ink-2'] : ink['line-2']}
          strokeWidth={1.2}
          strokeDasharray={verdict === null ? '2 2' : undefined}
        />
      ))}
    </Svg>
  )
}
