package org.cadre.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where everybody may go from every page: what stands in the menu, and what stands below. */
public interface PublicPlaces {
    /** So many places a menu can have and still be seen at a glance. */
    int MOST_IN_MENU = 7;

    /** One place, as it is read. */
    record Place(String href, String label) {}

    /**
     * A place that is no page of its own making, such as the schedule.
     *
     * @param label key of its text
     * @param order smaller stands further left
     * @param inMenu whether it stands in the menu, or below
     */
    record Fixed(String label, String href, int order, boolean inMenu) {}

    List<Place> menu(HttpServletRequest request, String language);

    List<Place> footer(HttpServletRequest request, String language);

    /** The same without asking for it: what was changed is seen within seconds. */
    List<Place> rememberedFooter(String language);
}
