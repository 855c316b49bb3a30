import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Locale } from '@/lib/i18n/model'
import { isAddress, mailboxOf } from './model'
import type { RenderedLetter } from './render'

/** Without a word from the server for this long, it counts as gone. */
const SILENCE_MS = 20_000

export interface AddressedLetter extends RenderedLetter {
  /** The occasion: names the letter for mail servers, the same at every attempt. */
  key: string
  address: string
  locale: Locale
  at: Date
  /** Whole address that ends letters of this kind when a mail program posts to it (RFC 8058); null: they are not of that kind. */
  unsubscribe: string | null
}

/** The way out to a mail server. */
export interface MailServer {
  /** Whether it takes letters from us now: connects and signs in. @throws Error in the server's words */
  check(): Promise<void>
  /** Settles once the server has taken the letter or refused it. @throws Error in the server's words */
  send(letter: AddressedLetter): Promise<void>
}

/** @param from as in `MAIL_FROM` */
export function openMailServer(url: string, from: string): MailServer {
  const sender = mailboxOf(from)
  if (!sender) throw new Error('MAIL_FROM is no address')
  const transport = createTransport({
    ...serverOf(url),
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    dnsTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  return {
    async check() {
      await transport.verify()
    },
    async send({ key, address, locale, at, subject, text, html, unsubscribe }) {
      if (!isAddress(address)) throw new Error('not an address')
      await transport.sendMail({
        from: sender,
        to: { name: '', address },
        subject,
        text,
        html,
        date: at,
        messageId: `<${createHash('sha256').update(key).digest('hex')}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': locale,
          ...(unsubscribe !== null && {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        xMailer: false,
      })
    },
  }
}

/**
 * Letters carry ways in, so they leave this machine encrypted or not at all: `smtps://` from the start, `smtp://` by
 * STARTTLS, which only a server on this machine may do without.
 */
function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1')
  const secure = protocol === 'smtps:'
  return {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !/^(localhost|127(\.\d+){3}|::1)$/.test(host),
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
  }
}
