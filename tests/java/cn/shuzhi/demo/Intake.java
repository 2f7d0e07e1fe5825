package cn.shuzhi.demo;

import cn.shuzhi.CaseChannel;
import cn.shuzhi.CaseKind;
import cn.shuzhi.CaseResult;
import cn.shuzhi.Datum;
import cn.shuzhi.NewCase;
import cn.shuzhi.Session;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests in: what the caller said of the place goes along, and the library finds grid, community and office. */
final class Intake {
    /** Hosts repeat a call when the answer was lost on the way; so many in a hundred do here. */
    private static final int REPEATED = 5;

    private final Staff staff;
    private final Dice dice;
    private final AtomicInteger resent = new AtomicInteger();

    Intake(Staff staff, Dice dice) {
        this.staff = staff;
        this.dice = dice;
    }

    void take(Request request) {
        boolean worker = "grid_worker".equals(request.text("channel"));
        Session session = worker ? staff.worker(request.text("grid")) : staff.service();
        NewCase document = document(request);
        CaseResult first = session.cases().submit(document);
        if (dice.chance(REPEATED, request.number(), "resend", 0)) {
            CaseResult second = session.cases().submit(document);
            if (!second.getCase().getId().equals(first.getCase().getId())) {
                throw new IllegalStateException("the same request key made a second case");
            }
            resent.incrementAndGet();
        }
    }

    /** How many were sent twice. */
    int resent() {
        return resent.get();
    }

    private static NewCase document(Request request) {
        NewCase document = new NewCase()
                .category(request.text("category"))
                .kind(CaseKind.of(request.text("kind")))
                .channel(CaseChannel.of(request.text("channel")))
                .title(request.text("title"))
                .description(request.text("description"))
                .address(request.text("address"))
                .externalNumber(request.number())
                .requestKey("intake-" + request.number());
        switch (request.text("place")) {
            case "position":
                document.longitude(request.longitude()).latitude(request.latitude()).datum(Datum.CGCS2000);
                break;
            case "grid":
                document.grid(request.text("grid"));
                break;
            default:
                document.community(request.text("community"));
        }
        if (request.anonymous()) {
            return document.anonymous(true);
        }
        return document.reporterName(request.text("name")).reporterPhone(request.text("phone"));
    }
}
