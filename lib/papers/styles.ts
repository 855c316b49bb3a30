import { StyleSheet } from '@react-pdf/renderer'
import { PALETTES } from '@/lib/charts/palette'

const ink = PALETTES.light

/** Letters that one family lacks, such as ʻ of Uzbek, are set in the other. */
export const SANS: [string, string] = ['Golos Text', 'Source Serif 4']
export const SERIF: [string, string] = ['Source Serif 4', 'Golos Text']

const MARGIN = 48
/** Points between the margins of A4. */
export const SHEET = { width: 595.28 - 2 * MARGIN } as const

export const styles = StyleSheet.create({
  page: {
    paddingHorizontal: MARGIN,
    paddingTop: 72,
    paddingBottom: 64,
    fontFamily: SANS,
    fontSize: 9.5,
    lineHeight: 1.4,
    color: ink.ink,
  },
  head: {
    position: 'absolute',
    top: 28,
    left: MARGIN,
    right: MARGIN,
    flexDirection: 'row',
    justifyContent: 'space-between',
    paddingBottom: 4,
    borderBottom: `1pt solid ${ink.brand}`,
    fontSize: 8,
    color: ink['ink-2'],
  },
  notice: {
    position: 'absolute',
    top: 46,
    left: MARGIN,
    right: MARGIN,
    fontSize: 7.5,
    fontWeight: 600,
    color: ink.accent,
  },
  foot: {
    position: 'absolute',
    // From above: the renderer loses what it measures from below.
    top: 841.89 - 46,
    left: MARGIN,
    right: MARGIN,
    flexDirection: 'row',
    justifyContent: 'space-between',
    paddingTop: 4,
    borderTop: `0.5pt solid ${ink['line-2']}`,
    fontSize: 7.5,
    color: ink['ink-3'],
  },
  footAddress: { color: ink['ink-3'], textDecoration: 'none', maxWidth: SHEET.width - 100 },
  footNumber: { width: 90, textAlign: 'right' },
  title: {
    fontFamily: SERIF,
    fontWeight: 600,
    fontSize: 22,
    lineHeight: 1.18,
    marginTop: 4,
    marginBottom: 10,
  },
  lead: { fontSize: 12, lineHeight: 1.45, marginBottom: 8 },
  paragraph: { fontSize: 10, marginBottom: 6 },
  small: { fontSize: 8.5, color: ink['ink-3'], marginBottom: 5 },
  subheading: {
    fontFamily: SERIF,
    fontWeight: 600,
    fontSize: 11.5,
    lineHeight: 1.3,
    marginTop: 10,
    marginBottom: 3,
  },
  quote: {
    fontFamily: SERIF,
    fontSize: 11.5,
    lineHeight: 1.45,
    marginVertical: 6,
    paddingLeft: 10,
    borderLeft: `2pt solid ${ink.accent}`,
  },
  section: { marginTop: 16, marginBottom: 6, paddingTop: 8, borderTop: `0.75pt solid ${ink['line-2']}` },
  heading: { fontFamily: SERIF, fontWeight: 600, fontSize: 15, lineHeight: 1.25 },
  lede: { fontSize: 9, color: ink['ink-2'], marginTop: 2 },
  verdict: {
    flexDirection: 'row',
    gap: 10,
    padding: 10,
    marginBottom: 10,
    backgroundColor: ink.sunk,
    borderLeft: `3pt solid ${ink.brand}`,
  },
  verdictText: { flex: 1 },
  verdictLabel: { fontSize: 12, fontWeight: 600 },
  verdictLine: { marginTop: 2 },
  channels: { flexDirection: 'row', marginTop: 2, marginBottom: 8 },
  channel: { paddingTop: 3, borderTop: `0.75pt solid ${ink['line-2']}` },
  channelName: { fontSize: 8.5, color: ink['ink-3'] },
  channelLine: { fontSize: 8.5, color: ink['ink-3'], marginTop: 1 },
  facts: { marginBottom: 8 },
  fact: { flexDirection: 'row', paddingVertical: 2.5, borderBottom: `0.5pt solid ${ink.line}` },
  factName: { width: '26%', paddingRight: 8, color: ink['ink-3'], fontSize: 9 },
  factText: { width: '74%' },
  squares: { flexDirection: 'row', flexWrap: 'wrap', gap: 4, columnGap: 14, marginBottom: 8 },
  squaresItem: { flexDirection: 'row', gap: 4, alignItems: 'center' },
  squaresCount: { fontWeight: 600 },
  table: { marginBottom: 8, fontSize: 9, lineHeight: 1.35 },
  tableHead: {
    flexDirection: 'row',
    paddingVertical: 3,
    borderBottom: `1pt solid ${ink.ink}`,
    fontSize: 8.5,
    fontWeight: 600,
    color: ink['ink-2'],
  },
  row: { flexDirection: 'row', paddingVertical: 3, borderBottom: `0.5pt solid ${ink.line}` },
  entries: { marginBottom: 8 },
  entry: { flexDirection: 'row', paddingVertical: 4, borderBottom: `0.5pt solid ${ink.line}` },
  entryMark: { paddingRight: 6, fontSize: 9, color: ink['ink-2'] },
  entryLine: { fontSize: 8.5, color: ink['ink-3'], marginTop: 1 },
  address: { fontSize: 8, color: ink.brand, textDecoration: 'none' },
})
