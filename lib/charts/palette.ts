import type { Status } from '@/lib/standing/model'
import type { Tone } from './model'

/** The colours of `app/globals.css`, for files and for frames that choose their theme. */
export const PALETTES = {
  light: {
    paper: '#fbfaf7',
    surface: '#fff',
    sunk: '#f3f0ea',
    ink: '#1d1426',
    'ink-2': '#54495f',
    'ink-3': '#6a6074',
    line: '#e2dcd3',
    'line-2': '#b9b0a4',
    brand: '#4a1a6b',
    'brand-ink': '#fff',
    'brand-tint': '#ece3f2',
    accent: '#b3470a',
    focus: '#1463d6',
    kept: '#0b5d66',
    'kept-ink': '#fff',
    'kept-tint': '#d9ebec',
    on: '#7cc7c9',
    'on-ink': '#06343a',
    'on-line': '#1f7b82',
    risk: '#eeb03c',
    'risk-ink': '#3b2600',
    off: '#c8403a',
    'off-ink': '#fff',
    broken: '#7a1230',
    'broken-ink': '#fff',
    silent: '#786d81',
    mute: '#e7e1ea',
    'mute-ink': '#5d5267',
    past: '#6f6579',
    'past-ink': '#fff',
  },
  dark: {
    paper: '#15101b',
    surface: '#1d1625',
    sunk: '#231b2d',
    ink: '#f4eff8',
    'ink-2': '#c9bfd2',
    'ink-3': '#aea3b8',
    line: '#382d44',
    'line-2': '#5c4f6a',
    brand: '#c79be6',
    'brand-ink': '#1d1426',
    'brand-tint': '#35254a',
    accent: '#ff9a5c',
    focus: '#7fb2ff',
    kept: '#38a7b0',
    'kept-ink': '#071a1c',
    'kept-tint': '#133438',
    on: '#a6dcdd',
    'on-ink': '#06292d',
    'on-line': '#7cc7c9',
    risk: '#f2c063',
    'risk-ink': '#2c1d00',
    off: '#f07a70',
    'off-ink': '#2c0805',
    broken: '#f0698f',
    'broken-ink': '#2b0512',
    silent: '#a297ad',
    mute: '#3d3249',
    'mute-ink': '#d2c8db',
    past: '#9a8fa5',
    'past-ink': '#15101b',
  },
} as const

export type Theme = keyof typeof PALETTES
export type Colour = keyof (typeof PALETTES)['light']
export type Palette = Readonly<Record<Colour, string>>

interface BoxStyle {
  fill: Colour | null
  line: Colour
  /** Of the sign upon it. */
  ink: Colour
  dashed?: boolean
}

/** What `.sq` of `app/globals.css` says of each status. */
export const STATUS_STYLES: Readonly<Record<Status, BoxStyle>> = {
  kept: { fill: 'kept', line: 'kept', ink: 'kept-ink' },
  met_after_softening: { fill: 'kept-tint', line: 'kept', ink: 'kept' },
  on_track: { fill: 'on', line: 'on', ink: 'on-ink' },
  at_risk: { fill: 'risk', line: 'risk', ink: 'risk-ink' },
  off_track: { fill: 'off', line: 'off', ink: 'off-ink' },
  deadline_missed: { fill: 'broken', line: 'broken', ink: 'broken-ink' },
  deadline_passed_no_evidence: { fill: null, line: 'broken', ink: 'broken' },
  deadline_passed_not_looked: { fill: null, line: 'broken', ink: 'broken', dashed: true },
  under_way: { fill: 'brand-tint', line: 'brand-tint', ink: 'brand' },
  not_yet_done: { fill: null, line: 'brand', ink: 'brand' },
  too_early: { fill: null, line: 'on-line', ink: 'on-line' },
  no_report: { fill: null, line: 'silent', ink: 'ink-2', dashed: true },
  no_figure: { fill: null, line: 'silent', ink: 'ink-2' },
  not_measurable: { fill: 'mute', line: 'mute', ink: 'mute-ink' },
  withdrawn: { fill: 'past', line: 'past', ink: 'past-ink' },
  superseded: { fill: 'mute', line: 'past', ink: 'past' },
}

export const TONE_STYLES: Readonly<Record<Tone, BoxStyle>> = {
  strong: { fill: 'brand', line: 'brand', ink: 'brand-ink' },
  middle: { fill: 'silent', line: 'silent', ink: 'brand-ink' },
  light: { fill: 'brand-tint', line: 'line-2', ink: 'brand' },
  open: { fill: null, line: 'silent', ink: 'ink-2', dashed: true },
}
