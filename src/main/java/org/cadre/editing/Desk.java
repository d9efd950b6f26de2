package org.cadre.editing;

/**
 * From where somebody works on drafts.
 *
 * @param place what all its addresses begin with
 * @param office it publishes, gives proposals back and tries drafts on people that exist
 */
public record Desk(String place, boolean office) {
    /** Where one draft is. */
    public String of(DraftId draft) {
        return place + "/drafts/" + draft;
    }
}
