// "Leave this site": see components/layout/leave-site.tsx. Plain script, so that it works before anything else has loaded.
;(() => {
  const PRESSES = 3
  const WITHIN_MS = 2000

  function clearDevice() {
    for (const store of ['localStorage', 'sessionStorage']) {
      try {
        window[store].clear()
      } catch {}
    }
    try {
      for (const cookie of document.cookie.split(';')) {
        const name = cookie.split('=')[0].trim()
        if (name) document.cookie = `${name}=; Max-Age=0; path=/`
      }
    } catch {}
    try {
      indexedDB.databases?.().then((all) => {
        for (const { name } of all) indexedDB.deleteDatabase(name)
      })
      caches?.keys().then((keys) => {
        for (const key of keys) caches.delete(key)
      })
    } catch {}
  }

  function leave() {
    const link = document.querySelector('[data-leave]')
    // A form with unsaved words would ask whether to stay, with everything on the screen.
    document.documentElement.dataset.leaving = ''
    document.title = ''
    document.documentElement.style.visibility = 'hidden'
    clearDevice()
    location.replace(link?.href ?? 'about:blank')
  }

  let presses = []
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') {
        presses = []
        return
      }
      const now = Date.now()
      presses = [...presses.filter((at) => now - at < WITHIN_MS), now]
      if (presses.length >= PRESSES) leave()
    },
    true,
  )
  document.addEventListener(
    'click',
    (event) => {
      if (!event.target.closest?.('[data-leave]') || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      leave()
    },
    true,
  )
  // Coming back by the browser's own button shows a page that was hidden while leaving.
  addEventListener('pageshow', () => {
    document.documentElement.style.visibility = ''
  })
})()
