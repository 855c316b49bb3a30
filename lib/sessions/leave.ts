import 'server-only'
import { clientAddress, findViewer, forgetSession, publicContext, sessionSecret } from '@/lib/access/viewer'
import { settle } from '@/lib/action-result'
import { endSession } from './mutations'
import { leaveLimit } from './throttle'

/**
 * Ends the session of this browser. Its cookie stays and lets nobody in: by it a form that was still open in another
 * tab is kept for its writer. Of protected people nothing stays. False: too many were ended from this address; nothing was
 * done, so that nobody takes themselves for signed out who isn't.
 */
export async function leave(): Promise<boolean> {
  const [client, secret, viewer] = await Promise.all([clientAddress(), sessionSecret(), findViewer()])
  const ctx = publicContext()
  const { ok } = await settle(async () => {
    if (secret === null) return
    leaveLimit.count(client, ctx.now)
    await endSession(ctx, secret)
  })
  if (ok && viewer?.isProtected) await forgetSession()
  return ok
}
