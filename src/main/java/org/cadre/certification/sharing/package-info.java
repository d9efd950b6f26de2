/** How a holder shows a certificate around: a profile entry, a picture, a snippet for a web page, all files at once. */
@NullMarked
package org.cadre.certification.sharing;

import org.jspecify.annotations.NullMarked;
