/** Time between the question to a passkey and its answer. */
export const CEREMONY_MINUTES = 5
export const PASSKEY_NAME_MAX = 60
/** Passkeys of one person. */
export const PASSKEYS_MAX = 20
