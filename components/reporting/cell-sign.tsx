import type { ReactNode } from 'react'
import type { CellState } from '@/lib/reporting/model'

/** One sign a state, drawn on 14 × 14; shape tells them apart where colour can't. */
const SIGNS: Record<CellState, ReactNode> = {
  filled: <path d="M2.500 7.400 5.700 10.500 11.500 3.800" />,
  in_review: (
    <>
      <circle cx="7" cy="7" r="4.800" />
      <path d="M7 4.300V7l1.900 1.400" />
    </>
  ),
  returned: <path d="M5.500 3 2.800 5.700l2.700 2.700M3 5.700h5.400a2.600 2.600 0 0 1 0 5.300H6" />,
  writing: <path d="M3 11l.6-2.600L9.200 2.800l2 2-5.600 5.600z" strokeWidth="1.500" />,
  due: <circle cx="7" cy="7" r="4.500" />,
  late: <path d="M7 2.600v5M7 11.200v.1" />,
  missing: <path d="m3.600 3.600 6.800 6.800M10.400 3.600 3.600 10.400" />,
  not_asked: <path d="M3.500 7h7" />,
}

const COLOURS: Record<CellState, string> = {
  filled: 'border-kept bg-kept text-(--kept-ink)',
  in_review: 'border-(--on-line) bg-on text-(--on-ink)',
  returned: 'border-accent text-accent',
  writing: 'border-line-2 text-ink-2',
  due: 'border-line-2 text-ink-2',
  late: 'border-risk bg-risk text-(--risk-ink)',
  missing: 'border-broken bg-broken text-(--broken-ink)',
  not_asked: 'border-line text-ink-3',
}

/** The state of a cell as a square with its sign; decoration beside words that say the same. */
export function CellSign({ state }: { state: CellState }) {
  return (
    <span
      className={`inline-grid size-[1.15rem] flex-none place-items-center rounded-[3px] border ${COLOURS[state]}`}
      aria-hidden="true"
    >
      <svg
        viewBox="0 0 14 14"
        className="size-3.5 fill-none stroke-2 stroke-current"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {SIGNS[state]}
      </svg>
    </span>
  )
}
