interface OpenFormFieldsProps {
  /** When the form was drawn, sealed: see `openForm`. */
  opened: string
  /** Of the field that nobody sees. */
  label: string
}

/** What a form that anybody may send carries beside its questions, against programs. */
export function OpenFormFields({ opened, label }: OpenFormFieldsProps) {
  return (
    <>
      <input type="hidden" name="opened" value={opened} />
      {/* Nobody sees it; programs that fill in every field give themselves away. */}
      <div hidden>
        <label htmlFor="f-company">{label}</label>
        <input id="f-company" name="company" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  )
}
