'use client'

import { useEffect, useState } from 'react'

interface FailureText {
  title: string
  lede: string
  retry: string
  overview: string
}

/** Shown when a page could not be rendered; its words stand in the layout, in the language of the page. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const [text, setText] = useState<FailureText | null>(null)
  useEffect(() => {
    try {
      setText(JSON.parse(document.body.dataset.failure ?? 'null'))
    } catch {
      setText(null)
    }
  }, [])
  if (!text) return null
  return (
    <main className="wrap sec first">
      <h1>{text.title}</h1>
      <p className="lede">{text.lede}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="btn" data-kind="primary" onClick={reset}>
          {text.retry}
        </button>
        <a className="btn" href={`/${document.documentElement.lang}`}>
          {text.overview}
        </a>
      </p>
      {error.digest && <p className="meta mt-4">{error.digest}</p>}
    </main>
  )
}
