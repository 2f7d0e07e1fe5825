//! Organisational life (组织生活): meetings with attendance and votes, what is due and missing, democratic appraisal.
