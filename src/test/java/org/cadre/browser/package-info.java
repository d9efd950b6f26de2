/** The product as people meet it: Chromium, phones and desktops, light and dark, with axe on every page. */
package org.cadre.browser;
