'use client'

import { useId, useRef, useState, useSyncExternalStore } from 'react'

interface CopyFieldProps {
  value: string
  label: string
  copy: string
  copied: string
}

const never = () => () => {}

/** A text to copy; the button is there only where scripts can do it. */
export function CopyField({ value, label, copy, copied }: CopyFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [done, setDone] = useState(false)
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  const onCopy = async () => {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setDone(true)
    } catch {
      // Not allowed here: the text is selected, ready for the keyboard.
    }
  }
  return (
    <div>
      <label htmlFor={id} className="block font-[560]">
        {label}
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          ref={input}
          className="input max-w-2xl flex-1 basis-72"
          readOnly
          // biome-ignore lint/a11y/noAutofocus: it is what was asked for, and it is shown only once
          autoFocus
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        {scripted && (
          <button type="button" className="btn" onClick={onCopy}>
            {copy}
          </button>
        )}
      </div>
      <p className="meta mt-1 min-h-5" aria-live="polite">
        {done && copied}
      </p>
    </div>
  )
}
