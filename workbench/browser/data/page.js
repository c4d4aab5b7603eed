"use strict";
// The terminal takes the keys from the first picture on, and again whenever the window comes back.
function takeKeys() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}
window.addEventListener("load", () => {
  const body = document.body;
  new MutationObserver((_, observer) => {
    if (body.classList.contains("-first-byte")) {
      observer.disconnect();
      takeKeys();
      window.addEventListener("focus", takeKeys);
      document.addEventListener("click", takeKeys);
    }
  }).observe(body, { attributeFilter: ["class"] });
});
