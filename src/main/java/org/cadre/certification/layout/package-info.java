/**
 * How a certificate looks: the layout of an edition with its versions, the sheet itself, and the pictures of it that are
 * shown elsewhere. Owns layout, look, wording, placeholder, sheet, badge picture and share picture; knows nothing of who was
 * awarded what.
 */
@NullMarked
package org.cadre.certification.layout;

import org.jspecify.annotations.NullMarked;
