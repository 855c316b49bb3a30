'use client'

import { type ComponentType, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ExploreChartProps } from './explore-chart'

interface ExploreProps {
  button: string
  loading: string
  failed: string
  chart: ExploreChartProps
}

type State = { at: 'closed' | 'loading' | 'failed' } | { at: 'open'; Chart: ComponentType<ExploreChartProps> }

/** Loads the interactive chart, and its library, only when somebody asks for it; closing it gives the focus back. */
export function Explore({ button, loading, failed, chart }: ExploreProps) {
  const [state, setState] = useState<State>({ at: 'closed' })
  const opener = useRef<HTMLButtonElement>(null)

  async function open() {
    if (state.at === 'loading') return
    setState({ at: 'loading' })
    try {
      const { ExploreChart } = await import('./explore-chart')
      setState({ at: 'open', Chart: ExploreChart })
    } catch {
      setState({ at: 'failed' })
    }
  }

  function close() {
    flushSync(() => setState({ at: 'closed' }))
    opener.current?.focus()
  }

  if (state.at === 'open') return <state.Chart {...chart} onClose={close} />
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
