package org.cadre.offering;

import java.util.List;
import org.cadre.platform.web.Form;

/** The sessions of an offering on one form. */
record SessionsView(OfferingSummary offering, Form form, List<SessionsPage.Row> rows) {}
