'use client'

import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ExploreChartProps } from './explore-chart'
import type { ExploreRowsProps } from './explore-rows-chart'

/** What is explored: one figure over time, or rows and panels. */
export type ExploredChart =
  | { over: 'time'; props: ExploreChartProps }
  | { over: 'rows'; props: ExploreRowsProps }

interface ExploreProps {
  button: string
  loading: string
  failed: string
  chart: ExploredChart
}

type State = { at: 'closed' | 'loading' | 'failed' } | { at: 'open'; draw: (close: () => void) => ReactNode }

/** Loads the interactive chart, and its library, only when somebody asks for it; closing it gives the focus back. */
export function Explore({ button, loading, failed, chart }: ExploreProps) {
  const [state, setState] = useState<State>({ at: 'closed' })
  const opener = useRef<HTMLButtonElement>(null)

  async function open() {
    if (state.at === 'loading') return
    setState({ at: 'loading' })
    try {
      const draw = await load(chart)
      setState({ at: 'open', draw })
    } catch {
      setState({ at: 'failed' })
    }
  }

  function close() {
    flushSync(() => setState({ at: 'closed' }))
    opener.current?.focus()
  }

  if (state.at === 'open') return state.draw(close)
  return (
    <p className="scripted">
      <button
        ref={opener}
        type="button"
        className="btn"
        data-kind="quiet"
        onClick={open}
        aria-disabled={state.at === 'loading'}
      >
        {state.at === 'loading' ? loading : button}
      </button>{' '}
      <span role="status" className="meta">
        {state.at === 'failed' && failed}
      </span>
    </p>
  )
}

async function load(chart: ExploredChart): Promise<(close: () => void) => ReactNode> {
  if (chart.over === 'time') {
    const { ExploreChart } = await import('./explore-chart')
    return (close) => <ExploreChart {...chart.props} onClose={close} />
  }
  const { ExploreRowsChart } = await import('./explore-rows-chart')
  return (close) => <ExploreRowsChart {...chart.props} onClose={close} />
}
