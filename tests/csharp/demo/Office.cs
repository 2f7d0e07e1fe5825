using System;
using System.Collections.Generic;
using System.Globalization;

namespace Shuzhi.Demo
{
    /// <summary>
    /// The counter of one office: accepts its orders or sends them back, works them off and reports what came of it.
    /// Its session sees nothing but the orders of the office.
    /// </summary>
    internal sealed class Office : IDisposable
    {
        private const int Most = 1000;
        private const string FirstReceiver = "case.first_receiver";

        private readonly Session session;
        private readonly Dice dice;

        internal Office(Platform platform, string street, string code, Dice dice)
        {
            session = platform.OpenSession("cg-" + code, street);
            this.dice = dice;
        }

        /// <summary>How many returns a rule of the library has refused.</summary>
        internal int RefusedReturns { get; private set; }

        /// <summary>Takes one step for every order that is due for one; whether there was any.</summary>
        internal bool Work(DateTimeOffset now)
        {
            bool worked = false;
            foreach (Case order in Orders(CaseState.Dispatched))
            {
                worked |= Try(order, () => Receive(order, now));
            }
            foreach (Case order in Orders(CaseState.Handling))
            {
                worked |= Try(order, () => Report(order, now));
            }
            return worked;
        }

        public void Dispose()
        {
            session.Dispose();
        }

        private IEnumerable<Case> Orders(CaseState state)
        {
            // Listed before any of them moves on, so that no page is read of a list that changes.
            return new List<Case>(session.Cases.ListAll(new ListCases { State = state, Limit = Most }));
        }

        private static bool Try(Case order, Func<bool> step)
        {
            try
            {
                return step();
            }
            catch (ConflictException moved)
            {
                // The other platform was faster: the next look sees the order as it is now.
                Console.Error.WriteLine(moved.Message);
                return true;
            }
        }

        /// <summary>Accepts an order or sends it back.</summary>
        private bool Receive(Case order, DateTimeOffset now)
        {
            if (now < After(order.DispatchedAt, AcceptAfter(order)))
            {
                return false;
            }
            int unwilling = order.Returns == 0 ? 9 : 35;
            string question = "return " + order.Returns;
            if (dice.Chance(unwilling, order.ExternalNumber, question, order.Reopens) && SendBack(order))
            {
                return true;
            }
            session.Cases.Accept(new CaseStep { Case = order.Id, Revision = order.Revision });
            return true;
        }

        /// <summary>False when the street has ruled that the order stays here.</summary>
        private bool SendBack(Case order)
        {
            try
            {
                session.Cases.ReturnOrder(new CaseReasonStep
                {
                    Case = order.Id,
                    Revision = order.Revision,
                    Reason = "不属本单位职责，请改派主管单位"
                });
                return true;
            }
            catch (ViolationException refused)
            {
                if (refused.Rule != FirstReceiver)
                {
                    throw;
                }
                RefusedReturns++;
                return false;
            }
        }

        private bool Report(Case order, DateTimeOffset now)
        {
            if (now < After(order.AcceptedAt, HandleFor(order)))
            {
                return false;
            }
            CaseOutcome outcome = Outcome(order);
            session.Cases.Report(new ReportCase
            {
                Case = order.Id,
                Revision = order.Revision,
                Outcome = outcome,
                Result = outcome == CaseOutcome.Explained ? "已向来电人说明政策" : "已到现场处置"
            });
            return true;
        }

        private CaseOutcome Outcome(Case order)
        {
            int percent = dice.Percent(order.ExternalNumber, "outcome", order.Reopens);
            if (percent < 80)
            {
                return CaseOutcome.Resolved;
            }
            if (percent < 88)
            {
                return CaseOutcome.PartlyResolved;
            }
            return percent < 95 ? CaseOutcome.Explained : CaseOutcome.Unresolved;
        }

        /// <summary>Danger and want of water or heat at once; the rest when somebody is free, a few much too late.</summary>
        private TimeSpan AcceptAfter(Case order)
        {
            int percent = dice.Percent(order.ExternalNumber, "accept", order.Reopens + order.Returns);
            if (order.Tier == CaseTier.Emergency || order.Tier == CaseTier.Urgent || percent < 60)
            {
                return TimeSpan.Zero;
            }
            return percent < 96 ? TimeSpan.FromHours(2) : TimeSpan.FromDays(4);
        }

        private TimeSpan HandleFor(Case order)
        {
            int percent = dice.Percent(order.ExternalNumber, "handle", order.Reopens + order.Reworks);
            switch (order.Tier)
            {
                case CaseTier.Emergency:
                    return percent < 93 ? TimeSpan.Zero : TimeSpan.FromHours(6);
                case CaseTier.Urgent:
                    return TimeSpan.FromHours(percent < 92 ? percent % 4 : 60);
                case CaseTier.Complex:
                    return TimeSpan.FromDays(1 + percent / 10);
                default:
                    return percent < 90 ? TimeSpan.FromHours(percent) : TimeSpan.FromDays(30);
            }
        }

        private static DateTimeOffset After(string instant, TimeSpan time)
        {
            return DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) + time;
        }
    }
}
