'use client'

import { type ComponentType, useState } from 'react'
import type { ExploreChartProps } from './explore-chart'

interface ExploreProps {
  button: string
  loading: string
  failed: string
  chart: ExploreChartProps
}

type State = { at: 'closed' | 'loading' | 'failed' } | { at: 'open'; Chart: ComponentType<ExploreChartProps> }

/** Loads the interactive chart, and its library, only when somebody asks for it. */
export function Explore({ button, loading, failed, chart }: ExploreProps) {
  const [state, setState] = useState<State>({ at: 'closed' })

  async function open() {
    setState({ at: 'loading' })
    try {
      const { ExploreChart } = await import('./explore-chart')
      setState({ at: 'open', Chart: ExploreChart })
    } catch {
      setState({ at: 'failed' })
    }
  }

  if (state.at === 'open') return <state.Chart {...chart} />
  return (
    <p className="scripted mt-2">
      <button
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
