//! Shared resources (资源共享): halls, courts, parking places and courses that resident units open.
