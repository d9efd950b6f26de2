package org.cadre.editing;

import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Sentence;

/**
 * A tree of requirements, ready to be drawn: one box below the other, further right the deeper it lies.
 *
 * @param links lines from each group to its parts, as paths
 */
record TreePicture(String key, String title, int width, int height, List<Box> boxes, List<String> links) {
    private static final int ROW = 64;
    private static final int BOX = 52;
    private static final int STEP = 36;
    private static final int BOX_WIDTH = 440;
    private static final int LONGEST = 44;

    /** @param tone "group" or "leaf" */
    record Box(int x, int y, int width, int height, String title, Sentence says, String tone) {
        int textX() {
            return x + 12;
        }

        int titleY() {
            return y + 21;
        }

        int saysY() {
            return y + 41;
        }
    }

    static TreePicture of(String key, RequirementNode root) {
        var boxes = new ArrayList<Box>();
        var links = new ArrayList<String>();
        int deepest = draw(root, 0, boxes, links);
        return new TreePicture(
                key,
                root.title(),
                deepest * STEP + BOX_WIDTH + 4,
                boxes.size() * ROW - (ROW - BOX) + 4,
                List.copyOf(boxes),
                List.copyOf(links));
    }

    private static int draw(RequirementNode node, int depth, List<Box> boxes, List<String> links) {
        int x = 2 + depth * STEP;
        int y = 2 + boxes.size() * ROW;
        boxes.add(
                new Box(x, y, BOX_WIDTH, BOX, shortened(node.title()), node.says(), node.isGroup() ? "group" : "leaf"));
        int deepest = depth;
        for (var part : node.parts()) {
            int partY = 2 + boxes.size() * ROW + BOX / 2;
            links.add("M %d %d V %d H %d".formatted(x + STEP / 2, y + BOX, partY, x + STEP));
            deepest = Math.max(deepest, draw(part, depth + 1, boxes, links));
        }
        return deepest;
    }

    private static String shortened(String title) {
        return title.length() > LONGEST ? title.substring(0, LONGEST - 1).strip() + "…" : title;
    }
}
