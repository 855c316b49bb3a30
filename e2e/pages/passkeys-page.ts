import type { CDPSession, Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

/** A device in the browser that keeps passkeys, and unlocks at once for whoever holds it. */
export class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of(page: Page): Promise<Device> {
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return new Device(session, authenticatorId)
  }

  /** From here on whoever holds it can't unlock it. */
  async fallIntoOtherHands() {
    const { authenticatorId } = this
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  }
}

export class PasskeysPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  get name() {
    return this.page.getByLabel(this.t('passkeys.add.name'))
  }

  get recoveryCodes() {
    return this.page.locator('[data-recovery-codes] li')
  }

  passkey(name: string) {
    return this.page.getByRole('listitem').filter({ hasText: name })
  }

  async open() {
    await this.page.goto(`/${this.locale}/account/passkeys`)
  }

  async add(name: string) {
    await this.name.last().fill(name)
    await this.page.getByRole('button', { name: this.t('passkeys.add.submit') }).click()
  }

  async remove(name: string) {
    await this.passkey(name).getByText(this.t('passkeys.remove.title'), { exact: true }).click()
    await this.page.getByRole('button', { name: this.t('passkeys.remove.submit', { name }) }).click()
  }
}
