package cn.shuzhi.demo;

import cn.shuzhi.GridPost;
import cn.shuzhi.GridPostKind;
import cn.shuzhi.ListGridPosts;
import cn.shuzhi.Platform;
import cn.shuzhi.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The people of this platform with their sessions. Sessions are safe for several threads: one a person is enough. */
final class Staff {
    private final Platform platform;
    private final String street;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> workers = new HashMap<>();

    Staff(Platform platform, String street) {
        this.platform = platform;
        this.street = street;
        ListGridPosts posts = new ListGridPosts();
        for (GridPost post : service().grids().listPostsAll(posts)) {
            if (post.getPost() == GridPostKind.WORKER) {
                workers.put(post.getGrid(), post.getActor());
            }
        }
    }

    /** The platform's own account. */
    Session service() {
        return of("mashangjiuban");
    }

    /** Files, refuses and dispatches. */
    Session dispatcher() {
        return of("paidan");
    }

    /** Inspects results and closes. */
    Session inspector() {
        return of("hecha");
    }

    /** Calls back and reopens. */
    Session caller() {
        return of("huifang");
    }

    /** The worker of a grid, as the street has appointed him. */
    Session worker(String grid) {
        String actor = workers.get(grid);
        if (actor == null) {
            throw new IllegalStateException("grid " + grid + " has no worker");
        }
        return of(actor);
    }

    private Session of(String actor) {
        return sessions.computeIfAbsent(
                actor, name -> platform.session(new Session.Actor().actor(name).street(street)));
    }
}
