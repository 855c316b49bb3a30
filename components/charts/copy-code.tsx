'use client'

import { useRef, useState } from 'react'

interface CopyCodeProps {
  code: string
  label: string
  copy: string
  copied: string
  /** Said where the browser doesn't let us. */
  select: string
}

/** Code to be taken by hand; with scripts, by a button. */
export function CopyCode({ code, label, copy, copied, select }: CopyCodeProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState('')

  async function take() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(code)
      setSaid(copied)
    } catch {
      // The code is selected, ready for the keyboard.
      setSaid(select)
    }
  }

  return (
    <div className="mt-2">
      <label className="block">
        <span className="meta mb-1 block">{label}</span>
        <textarea
          ref={field}
          className="input font-mono text-[0.82rem]"
          rows={5}
          readOnly
          spellCheck={false}
          value={code}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p className="mt-1 flex flex-wrap items-baseline gap-3">
        <button type="button" className="btn scripted" data-kind="quiet" onClick={take}>
          {copy}
        </button>
        <span role="status" className="meta">
          {said}
        </span>
      </p>
    </div>
  )
}
