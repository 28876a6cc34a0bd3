// The form in which people write an entry.
const form = document.querySelector('#ficha');
if (form) form.dispatchEvent(new CustomEvent('ficha:ready', { bubbles: true }));
