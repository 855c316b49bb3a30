'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Field, fieldId } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'

interface UploadFormProps {
  action: string
  /** For whom an editor works; null: the office of whoever looks. */
  maker: string | null
  /** In megabytes. */
  largest: number
}

/** Sends a workbook: a plain form where there are no scripts, and with them one that says how much is through. */
export function UploadForm({ action, maker, largest }: UploadFormProps) {
  const t = useTranslations('imports')
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<'lost' | 'no_file' | 'file_too_large' | null>(null)

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (percent !== null) return
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return setProblem('no_file')
    if (file.size > largest * 1024 * 1024) return setProblem('file_too_large')
    setProblem(null)
    setPercent(0)
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / total) * 100))
    request.onload = () => {
      // The answer was followed to the page that tells what became of it.
      if (request.status === 200 && request.responseURL) window.location.assign(request.responseURL)
      else fail()
    }
    request.onerror = fail
    request.open('POST', action)
    request.send(form)
  }
  const fail = () => {
    setPercent(null)
    setProblem('lost')
  }
  const error = problem && (problem === 'lost' ? t('page.upload.lost') : t(`refusal.${problem}`))
  const hint = t('page.upload.hint', { size: largest })
  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={onSubmit} noValidate>
      {error && (
        <ErrorSummary
          title={t('refused.title')}
          formError={problem === 'lost' ? error : undefined}
          problems={problem === 'lost' ? [] : [{ name: 'file', message: error }]}
        />
      )}
      {maker !== null && <input type="hidden" name="maker" value={maker} />}
      <Field name="file" label={t('page.upload.file')} hint={hint}>
        <input
          type="file"
          name="file"
          id={fieldId('file')}
          accept=".xlsx,.xml,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/xml,text/xml"
          className="input"
          aria-describedby={`${fieldId('file')}-hint`}
          required
        />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <FormButton pending={percent !== null}>{t('page.upload.button')}</FormButton>
        <p role="status" className="text-[0.95rem] text-ink-2">
          {percent !== null && t('page.upload.sending', { percent })}
        </p>
      </div>
    </form>
  )
}
