using System;
using System.Text;
using Shuzhi.Json;
using Shuzhi.Native;

namespace Shuzhi
{
    /// <summary>
    /// Who acts, where and why; the operations are reached through it, by area. All members may be used from any
    /// thread. Calls block; <see cref="Interrupt"/> from another thread ends one early.
    /// </summary>
    public sealed partial class Session : IDisposable
    {
        /// <summary>Bytes of one code that the library writes when locating, the NUL included.</summary>
        private const int CodeBytes = 16;

        private readonly NativeLibrary library;
        private readonly SessionHandle handle;

        internal Session(NativeLibrary library, SessionHandle handle, Platform platform)
        {
            this.library = library;
            this.handle = handle;
            Platform = platform;
        }

        /// <summary>The platform it belongs to.</summary>
        public Platform Platform { get; private set; }

        /// <summary>How far the call that is under way has come.</summary>
        /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
        public Progress Progress
        {
            get
            {
                long done = 0;
                long total = 0;
                bool held = false;
                try
                {
                    Hold(ref held);
                    library.SessionProgress(handle.DangerousGetHandle(), ref done, ref total);
                }
                finally
                {
                    Release(held);
                }
                return new Progress(done, total);
            }
        }

        /// <summary>Ends the call that is under way in another thread by <see cref="InterruptedCallException"/>.</summary>
        /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
        public void Interrupt()
        {
            bool held = false;
            try
            {
                Hold(ref held);
                library.SessionInterrupt(handle.DangerousGetHandle());
            }
            finally
            {
                Release(held);
            }
        }

        /// <summary>The code of the grid that a point lies in, or null where there is none.</summary>
        /// <exception cref="ShuzhiException">The point is no point of the datum.</exception>
        /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
        public string Locate(double longitude, double latitude, Datum datum)
        {
            byte[] code = new byte[CodeBytes];
            bool held = false;
            try
            {
                Hold(ref held);
                IntPtr error = IntPtr.Zero;
                int status = library.GridLocate(
                    handle.DangerousGetHandle(), longitude, latitude, DatumNumber.Of(datum), code, ref error);
                library.Check(status, error);
            }
            finally
            {
                Release(held);
            }
            return Code(code, 0);
        }

        /// <summary>The codes of the grids that many points lie in; null for a point in none.</summary>
        /// <param name="lonlat">Longitude and latitude of each point, one after the other.</param>
        /// <param name="datum">What the coordinates refer to.</param>
        /// <exception cref="ShuzhiException">A point is no point of the datum, or the count is odd.</exception>
        /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
        public string[] LocateMany(double[] lonlat, Datum datum)
        {
            if (lonlat == null)
            {
                throw new ArgumentNullException("lonlat");
            }
            if (lonlat.Length % 2 != 0)
            {
                throw new InvalidException(
                    ErrorCodes.Invalid, "lonlat", "经纬度应成对给出", "longitudes and latitudes come in pairs");
            }
            string[] found = new string[lonlat.Length / 2];
            byte[] codes = new byte[checked(found.Length * CodeBytes)];
            bool held = false;
            try
            {
                Hold(ref held);
                IntPtr error = IntPtr.Zero;
                int number = DatumNumber.Of(datum);
                // An empty array has no address to hand over.
                int status = found.Length == 0
                    ? 0
                    : library.GridLocateMany(
                        handle.DangerousGetHandle(), lonlat, found.Length, number, codes, ref error);
                library.Check(status, error);
            }
            finally
            {
                Release(held);
            }
            string last = null;
            for (int i = 0; i < found.Length; i++)
            {
                // Neighbouring points mostly lie in one grid: they share its string.
                found[i] = last = Code(codes, i * CodeBytes, last);
            }
            return found;
        }

        /// <summary>Closes the session; a call under way in another thread ends in peace. Doing it again is fine.</summary>
        public void Dispose()
        {
            handle.Dispose();
        }

        /// <summary>One operation: request to JSON, the C function, JSON to answer.</summary>
        internal T Call<T>(int slot, string function, ContractDocument request, T answer) where T : ContractDocument
        {
            if (request == null)
            {
                throw new ArgumentNullException("request");
            }
            IntPtr response = IntPtr.Zero;
            bool held = false;
            try
            {
                Hold(ref held);
                JsonWriter writer = JsonWriter.Rent();
                request.WriteJson(writer);
                IntPtr error = IntPtr.Zero;
                int status = library.Operation(slot, function)(
                    handle.DangerousGetHandle(), writer.Terminated(), ref response, ref error);
                JsonWriter.Return(writer);
                library.Check(status, error);
                return Answer(response, answer);
            }
            finally
            {
                if (response != IntPtr.Zero)
                {
                    library.StringFree(response);
                }
                Release(held);
            }
        }

        private static T Answer<T>(IntPtr response, T answer) where T : ContractDocument
        {
            if (response == IntPtr.Zero)
            {
                throw new InternalException("success without an answer");
            }
            try
            {
                int count;
                byte[] bytes = Utf8Text.Borrow(response, out count);
                JsonReader reader = new JsonReader(bytes, count, true);
                reader.Document(answer);
                reader.End();
                return answer;
            }
            catch (InvalidException damaged)
            {
                throw new InternalException("the answer can't be read: " + damaged.Field + ": " + damaged.En);
            }
        }

        private static string Code(byte[] codes, int start, string last = null)
        {
            int count = 0;
            bool same = last != null;
            while (count < CodeBytes && codes[start + count] != 0)
            {
                same = same && count < last.Length && codes[start + count] == last[count];
                count++;
            }
            if (count == 0)
            {
                return null;
            }
            return same && count == last.Length ? last : Encoding.ASCII.GetString(codes, start, count);
        }

        private void Hold(ref bool held)
        {
            if (handle.IsClosed)
            {
                throw new ObjectDisposedException("Session");
            }
            handle.DangerousAddRef(ref held);
        }

        private void Release(bool held)
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }
}
