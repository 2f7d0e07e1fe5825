package cn.shuzhi.demo;

import cn.shuzhi.Case;
import cn.shuzhi.CaseChannel;
import cn.shuzhi.CaseKind;
import cn.shuzhi.CaseOutcome;
import cn.shuzhi.CaseReasonStep;
import cn.shuzhi.CaseStep;
import cn.shuzhi.CaseTier;
import cn.shuzhi.Cases;
import cn.shuzhi.Datum;
import cn.shuzhi.DispatchCase;
import cn.shuzhi.ExtendCase;
import cn.shuzhi.FileCase;
import cn.shuzhi.FollowUpCase;
import cn.shuzhi.InspectCase;
import cn.shuzhi.Satisfaction;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this platform does about a case, by the state in which the case stands. Each call takes one step at most; the
 * event of that step brings the case back.
 */
final class Desk {
    /** What became of a look at a case. */
    enum Look {
        /** A step was taken. */
        STEP,
        /** Nothing to do before another instant. */
        LATER,
        /** Nothing to do unless somebody else takes a step. */
        NOTHING
    }

    private static final String[] OTHER_OFFICES = {"CG", "PA", "GF"};

    private final Staff staff;
    private final Dice dice;
    private final Map<String, Request> requests;
    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger located = new AtomicInteger();
    private volatile OffsetDateTime now;

    Desk(Staff staff, Dice dice, Map<String, Request> requests) {
        this.staff = staff;
        this.dice = dice;
        this.requests = requests;
    }

    void clock(OffsetDateTime instant) {
        now = instant;
    }

    /** Whether an instant has come. */
    boolean arrived(String instant) {
        return !now.isBefore(time(instant));
    }

    /** How many cases got their grid when they were filed. */
    int located() {
        return located.get();
    }

    Look look(Case one) {
        switch (one.getState()) {
            case SUBMITTED:
                return submitted(one);
            case VERIFIED:
                return file(one);
            case FILED:
                return step(staff.dispatcher().cases().dispatch(dispatch(one)));
            case RETURNED:
                return again(one);
            case HANDLING:
                return handling(one);
            case SUSPENDED:
                return resume(one);
            case REPORTED:
                return inspect(one);
            case INSPECTED:
                return step(staff.inspector().cases().close(plain(one)));
            case CLOSED:
                return closed(one);
            default:
                return Look.NOTHING;
        }
    }

    /** A grid worker has seen it himself, and advice needs no visit; the rest is verified by the worker of the grid. */
    private Look submitted(Case one) {
        if (one.getChannel() == CaseChannel.GRID_WORKER || one.getKind() == CaseKind.CONSULTATION) {
            return file(one);
        }
        long hours = chance(25, one, "verify later") ? 1 : 0;
        if (before(one.getSubmittedAt(), Duration.ofHours(hours))) {
            return Look.LATER;
        }
        Cases cases = one.getGrid() == null ? staff.dispatcher().cases() : staff.worker(one.getGrid()).cases();
        return step(cases.verify(plain(one).note("现场核实属实")));
    }

    private Look file(Case one) {
        Cases cases = staff.dispatcher().cases();
        if (chance(4, one, "refuse")) {
            return step(cases.refuse(reason(one, "属司法程序中的事项，不予受理，请向法院提出")));
        }
        FileCase file = new FileCase().case_(one.getId()).revision(one.getRevision());
        if (one.getGrid() == null) {
            Request request = requests.get(one.getExternalNumber());
            file.grid(staff.dispatcher().locate(request.longitude(), request.latitude(), Datum.CGCS2000));
            located.incrementAndGet();
        }
        return step(cases.file(file));
    }

    private DispatchCase dispatch(Case one) {
        return new DispatchCase().case_(one.getId()).revision(one.getRevision());
    }

    /** Sent back once: another office. Sent back twice: the street rules who handles it. */
    private Look again(Case one) {
        DispatchCase order = dispatch(one);
        if (one.getReturns() >= 2) {
            order.arbitrated(true).note("街道裁定由该单位办理");
        } else {
            int place = dice.percent(one.getExternalNumber(), "other office", one.getReopens()) % OTHER_OFFICES.length;
            String other = OTHER_OFFICES[place];
            order.office(other.equals(one.getOffice()) ? "DZ" : other).note("原单位退回，改派");
        }
        return step(staff.dispatcher().cases().dispatch(order));
    }

    /** Complex matters: some wait for a third party, some get more time; both are decided when the office accepts. */
    private Look handling(Case one) {
        if (one.getTier() != CaseTier.COMPLEX
                || one.getReworks() > 0
                || !now.isEqual(time(one.getAcceptedAt()))
                || !granted.add(one.getId() + '/' + one.getReopens())) {
            return Look.NOTHING;
        }
        Cases cases = staff.dispatcher().cases();
        if (chance(20, one, "suspend")) {
            return step(cases.suspend(reason(one, "需维修资金表决，挂账等待业主大会")));
        }
        if (chance(25, one, "extend")) {
            ExtendCase more = new ExtendCase().case_(one.getId()).revision(one.getRevision());
            return step(cases.extend(more.workingDays(3).reason("涉及多个产权单位，需联合勘察")));
        }
        return Look.NOTHING;
    }

    private Look resume(Case one) {
        if (before(one.getSuspendedAt(), Duration.ofDays(6))) {
            return Look.LATER;
        }
        return step(staff.dispatcher().cases().resume(reason(one, "表决通过，恢复办理")));
    }

    private Look inspect(Case one) {
        boolean passed = one.getReworks() > 0 || !chance(8, one, "rework");
        InspectCase result = new InspectCase().case_(one.getId()).revision(one.getRevision()).passed(passed);
        result.note(passed ? "现场核查，结果属实" : "现场核查，问题仍在");
        return step(staff.inspector().cases().inspect(result));
    }

    /** Calls whoever gave a name, and opens the case again where the caller says that nothing is solved. */
    private Look closed(Case one) {
        if (one.isAnonymous()) {
            return Look.NOTHING;
        }
        Cases cases = staff.caller().cases();
        if (one.getFollowedUpAt() != null) {
            boolean unsolved = Boolean.FALSE.equals(one.getResolved());
            if (unsolved && one.getReopens() == 0 && chance(60, one, "reopen")) {
                return step(cases.reopen(reason(one, "回访反映问题未解决，重新办理")));
            }
            return Look.NOTHING;
        }
        long hours = chance(50, one, "call later") ? 20 : 0;
        if (before(one.getClosedAt(), Duration.ofHours(hours))) {
            return Look.LATER;
        }
        FollowUpCase call = new FollowUpCase().case_(one.getId()).revision(one.getRevision());
        boolean reached = chance(90, one, "reached");
        call.reached(reached);
        if (reached) {
            boolean solved = chance(one.getOutcome() == CaseOutcome.UNRESOLVED ? 10 : 90, one, "solved");
            boolean satisfied = chance(solved ? 94 : 15, one, "satisfied");
            call.resolved(solved).satisfaction(satisfied ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED);
        }
        return step(cases.followUp(call));
    }

    private static Look step(Object answer) {
        return answer == null ? Look.NOTHING : Look.STEP;
    }

    private static CaseStep plain(Case one) {
        return new CaseStep().case_(one.getId()).revision(one.getRevision());
    }

    private static CaseReasonStep reason(Case one, String reason) {
        return new CaseReasonStep().case_(one.getId()).revision(one.getRevision()).reason(reason);
    }

    private boolean chance(int percent, Case one, String question) {
        return dice.chance(percent, one.getExternalNumber(), question, one.getReopens());
    }

    /** Whether it is too early: less than so long after an instant. */
    private boolean before(String instant, Duration after) {
        return now.isBefore(time(instant).plus(after));
    }

    private static OffsetDateTime time(String instant) {
        return OffsetDateTime.parse(instant);
    }
}
