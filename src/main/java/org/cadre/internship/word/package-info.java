/** What either side of a pairing tells office in private: read by office alone, each reading recorded. Knows pairing. */
@NullMarked
package org.cadre.internship.word;

import org.jspecify.annotations.NullMarked;
