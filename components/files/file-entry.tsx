'use client'

import { useTranslations } from 'next-intl'
import { useDraft } from '@/components/submissions/draft-context'
import { SelectEntry } from '@/components/submissions/entries'
import { valueAt } from '@/lib/form-data'
import { useFiles } from './files-context'
import { useItems, useQueue } from './use-queue'

/** Which of the draft's files a row is about. Nothing is asked where there are none. */
export function FileEntry({ name }: { name: string }) {
  const t = useTranslations('files')
  const { values } = useDraft()
  const { attached, uploads } = useFiles()
  const queue = useQueue()
  const items = useItems(queue)
  const chosen = valueAt(values, name)
  const files = new Map(attached.map((file) => [file.sha256, file.name]))
  // Taken out since the page was made.
  for (const { id, sha256 } of queue ? uploads : [])
    if (sha256 && !items.some((item) => item.id === id)) files.delete(sha256)
  for (const item of items) if (item.state === 'ready' && item.sha256) files.set(item.sha256, item.name)
  if (chosen !== '' && !files.has(chosen)) files.set(chosen, t('gone'))
  if (files.size === 0) return <input type="hidden" name={name} value="" readOnly />
  return (
    <SelectEntry
      name={name}
      label={t('entry')}
      hint={t('entryHint')}
      options={[...files].map(([sha256, label]) => ({ value: sha256, label }))}
      empty={t('none')}
      optional
    />
  )
}
