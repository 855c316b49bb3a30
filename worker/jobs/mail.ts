import { env } from '@/lib/env'
import { sendWaiting } from '@/lib/mail/send'
import { openMailServer } from '@/lib/mail/smtp'
import type { Job } from './index'

/** Sends what waits in the outbox: at once what was just queued, and every minute whatever is due. */
export const mail: Job = {
  cron: '* * * * *',
  async run({ db, now, timeZone, log, woken }) {
    const { SMTP_URL, MAIL_FROM, BASE_URL, AUTH_SECRET } = env()
    const server = SMTP_URL && MAIL_FROM ? openMailServer(SMTP_URL, MAIL_FROM) : null
    const ctx = { db, now, timeZone, baseUrl: BASE_URL, secret: AUTH_SECRET, server, log }
    await sendWaiting(ctx, !woken)
  },
}
