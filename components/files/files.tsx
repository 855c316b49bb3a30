'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { fieldId } from '@/components/forms/field'
import { useDraft } from '@/components/submissions/draft-context'
import { privateFileHref } from '@/lib/files/links'
import { FILE_KINDS, FILE_TYPES, FORM_BYTES_MAX } from '@/lib/files/model'
import { titleOf } from '@/lib/files/name'
import { rowCount, valueAt } from '@/lib/form-data'
import type { Step } from '@/lib/submissions/steps'
import styles from './files.module.css'
import { useFiles } from './files-context'
import type { Item, UploadQueue } from './upload-queue'
import { useItems, useQueue } from './use-queue'
import { BOUNDS, useFileWords } from './words'

const ACCEPTED = [
  ...FILE_KINDS.map((kind) => `.${kind}`),
  '.jpeg',
  ...new Set(Object.values(FILE_TYPES)),
].join()

interface FilesProps {
  /** The list whose rows may name a file. */
  list: 'evidence' | 'sources'
  step: Step
}

/**
 * Files of a draft: what is added comes in pieces and says how it stands; what is ready becomes a row of the list.
 * Without scripts the form itself is sent with the files, and what was typed is saved on the way.
 */
export function Files({ list, step }: FilesProps) {
  const t = useTranslations('files')
  const { submissionId, locale, uploads, refused } = useFiles()
  const { values, addRow } = useDraft()
  const queue = useQueue()
  const items = useItems(queue)
  const words = useFileWords(locale)

  const isUsed = (sha256: string | null) =>
    Array.from({ length: rowCount(values, list) }, (_, index) =>
      valueAt(values, `${list}.${index}.file`),
    ).some((file) => file !== '' && file === sha256)
  const use = ({ name, sha256 }: Item) => {
    if (sha256 !== null && !isUsed(sha256)) addRow(list, { title: titleOf(name), file: sha256 })
  }
  const [fresh] = items.filter(({ isNew }) => isNew)
  // One after the other: the next row is added to a form in which the one before has been drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new file, until its row is there
  useEffect(() => {
    if (!fresh) return
    if (fresh.sha256 === null || isUsed(fresh.sha256)) queue?.used(fresh.id)
    else use(fresh)
  }, [fresh?.id, values])

  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])]
    queue?.add(files.map((file) => ({ name: file.name, content: file })))
    // The same file may be chosen again.
    currentTarget.value = ''
  }
  const address = `/api/uploads/form?locale=${locale}&submission=${submissionId}&step=${step}`
  const id = fieldId(`files-${list}`)

  return (
    <div id="files" className="card mb-6" data-files>
      <h3 className="mb-2 text-[1.25rem]">{t('title')}</h3>
      <p className="mb-2 text-ink-2">{t('lede', BOUNDS)}</p>
      <p className="meta mb-4">{t('care')}</p>
      {refused.length > 0 && (
        <div className="note mb-4" role="alert">
          <p className="font-[560]">{t('notAdded')}</p>
          <ul>
            {refused.map((code) => (
              <li key={code}>{words.refusal(code)}</li>
            ))}
          </ul>
        </div>
      )}
      <label htmlFor={id} className="btn" data-kind={queue ? undefined : 'quiet'}>
        {t('choose')}
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        // Saves and keys in the form must not send it along.
        name={queue ? undefined : 'files'}
        className={queue ? styles.chooser : 'mt-3 block'}
        onChange={queue ? choose : undefined}
      />
      {!queue && (
        <div className="mt-3">
          <button
            type="submit"
            className="btn"
            formAction={address}
            formMethod="post"
            formEncType="multipart/form-data"
          >
            {t('send')}
          </button>
          <p className="hint mt-1">{t('sendHint', { size: FORM_BYTES_MAX / 1024 / 1024 })}</p>
        </div>
      )}
      {queue ? (
        <QueueList queue={queue} items={items} isUsed={isUsed} use={use} />
      ) : (
        <PlainList address={address} step={step} />
      )}
      {queue === null && uploads.some(({ state }) => state === 'checking') && (
        <p className="mt-3">
          <a href={`?step=${step}#files`}>{t('again')}</a>
        </p>
      )}
    </div>
  )
}

interface QueueListProps {
  queue: UploadQueue
  items: readonly Item[]
  isUsed: (sha256: string | null) => boolean
  use: (item: Item) => void
}

function QueueList({ queue, items, isUsed, use }: QueueListProps) {
  const t = useTranslations('files')
  const { locale } = useFiles()
  const words = useFileWords(locale)
  if (items.length === 0) return null
  return (
    <>
      <ul className={styles.list} aria-label={t('list')}>
        {items.map((item) => {
          const isOver = item.state === 'ready' || item.state === 'refused'
          return (
            <li key={item.id} data-state={item.state}>
              <div className={styles.name}>
                <FileName item={item} /> <span className="meta">{words.size(item.bytes)}</span>
              </div>
              <p className="meta">{words.state(item)}</p>
              {(item.state === 'sending' || item.state === 'retrying') && (
                <progress
                  max={item.bytes || 1}
                  value={item.received}
                  aria-label={t('announce', { name: item.name, state: words.state(item) })}
                />
              )}
              {item.refusal && <p className={styles.reason}>{words.refusal(item.refusal)}</p>}
              <div className="flex flex-wrap gap-2">
                {item.state === 'ready' && !isUsed(item.sha256) && (
                  <button
                    type="button"
                    className="btn"
                    aria-label={t('use', { name: item.name })}
                    onClick={() => use(item)}
                  >
                    {t('press.use')}
                  </button>
                )}
                {(item.state === 'signed_out' || item.state === 'failed') && (
                  <button type="button" className="btn" onClick={queue.retry}>
                    {t('retry')}
                  </button>
                )}
                <button
                  type="button"
                  className="btn"
                  data-kind="quiet"
                  aria-label={t(isOver ? 'remove' : 'cancel', { name: item.name })}
                  onClick={() => void queue.remove(item.id)}
                >
                  {t(isOver ? 'press.remove' : 'press.cancel')}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
      <Announcer items={items} />
    </>
  )
}

/** Says aloud when a file changes its state, and at each quarter on the way. */
function Announcer({ items }: { items: readonly Item[] }) {
  const t = useTranslations('files')
  const { locale } = useFiles()
  const words = useFileWords(locale)
  const said = useRef(new Map<string, string>())
  const [line, setLine] = useState('')
  useEffect(() => {
    for (const item of items) {
      const quarter = item.state === 'sending' ? Math.floor((4 * item.received) / (item.bytes || 1)) : ''
      const mark = `${item.state} ${quarter}`
      if (said.current.get(item.id) === mark) continue
      // What stood there when the page came is read with the page.
      if (said.current.has(item.id) || item.state !== 'ready')
        setLine(
          t('announce', {
            name: item.name,
            state: item.refusal ? words.refusal(item.refusal) : words.state(item),
          }),
        )
      said.current.set(item.id, mark)
    }
  }, [items, t, words])
  return (
    <p className="sr-only" role="status">
      {line}
    </p>
  )
}

function PlainList({ address, step }: { address: string; step: Step }) {
  const t = useTranslations('files')
  const { uploads, locale } = useFiles()
  const words = useFileWords(locale)
  if (uploads.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('list')} data-step={step}>
      {uploads.map((upload) => {
        const state = upload.state === 'receiving' ? 'stopped' : upload.state
        return (
          <li key={upload.id} data-state={state}>
            <div className={styles.name}>
              <FileName item={{ ...upload, state, isNew: false }} />{' '}
              <span className="meta">{words.size(upload.bytes)}</span>
            </div>
            <p className="meta">{words.state({ ...upload, state })}</p>
            {upload.refusal && <p className={styles.reason}>{words.refusal(upload.refusal)}</p>}
            <button
              type="submit"
              name="remove"
              value={upload.id}
              className="btn justify-self-start"
              aria-label={t('remove', { name: upload.name })}
              data-kind="quiet"
              formAction={address}
              formMethod="post"
              formEncType="multipart/form-data"
            >
              {t('press.remove')}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function FileName({ item: { name, sha256, state } }: { item: Item }) {
  const { submissionId } = useFiles()
  if (state !== 'ready' || sha256 === null) return <b>{name}</b>
  return <a href={privateFileHref(submissionId, { sha256, name })}>{name}</a>
}
