//! Grids.

use shuzhi::geo::Datum;
use shuzhi::grid::{
    AmendGrid, CheckGrids, CloseGrid, EndGridPost, GetGrid, GridCheck, GridDetail, GridList, GridLocation,
    GridPostList, GridPostResult, GridResult, ListGridPosts, ListGrids, LocateGrid, NewGrid, RedrawGrid,
    StaffGrid,
};

use crate::Result;

/// Grids (网格), their boundaries and posts.
#[derive(Debug, uniffi::Object)]
pub struct Grids(pub(crate) shuzhi::grid::Grids);

#[uniffi::export]
impl Grids {
    /// Defines a grid with its first boundary (划分网格).
    pub fn define(&self, request: NewGrid) -> Result<GridResult> {
        Ok(self.0.define(request)?)
    }

    /// Changes name, telephone or number of households of a grid.
    pub fn amend(&self, request: AmendGrid) -> Result<GridResult> {
        Ok(self.0.amend(request)?)
    }

    /// Draws a new boundary from a day on (调整网格边界).
    pub fn redraw(&self, request: RedrawGrid) -> Result<GridResult> {
        Ok(self.0.redraw(request)?)
    }

    /// Closes a grid from a day on (撤销网格).
    pub fn close(&self, request: CloseGrid) -> Result<GridResult> {
        Ok(self.0.close(request)?)
    }

    /// Reads a grid with the boundary and posts of a day.
    pub fn get(&self, request: GetGrid) -> Result<GridDetail> {
        Ok(self.0.get(request)?)
    }

    /// Lists grids in the order of their codes.
    pub fn list(&self, request: ListGrids) -> Result<GridList> {
        Ok(self.0.list(request)?)
    }

    /// Puts a person into a post of a grid (网格力量).
    pub fn staff(&self, request: StaffGrid) -> Result<GridPostResult> {
        Ok(self.0.staff(request)?)
    }

    /// Ends a post.
    pub fn end_post(&self, request: EndGridPost) -> Result<GridPostResult> {
        Ok(self.0.end_post(request)?)
    }

    /// Lists posts, oldest first.
    pub fn list_posts(&self, request: ListGridPosts) -> Result<GridPostList> {
        Ok(self.0.list_posts(request)?)
    }

    /// Tells the grid of a point on a day (网格定位).
    pub fn find(&self, request: LocateGrid) -> Result<GridLocation> {
        Ok(self.0.find(request)?)
    }

    /// Checks the basic grids for overlaps and gaps (网格无缝拼接检查).
    pub fn check(&self, request: CheckGrids) -> Result<GridCheck> {
        Ok(self.0.check(request)?)
    }

    /// The code of the grid of a point today, if it lies in one: the short way for hosts that locate as they draw.
    pub fn locate(&self, longitude: f64, latitude: f64, datum: Datum) -> Result<Option<String>> {
        Ok(self.0.locate_point(longitude, latitude, datum)?.map(String::from))
    }

    /// The codes of the grids of many points today. `lonlat` holds longitude and latitude of each point in turn; the
    /// answer has one place a point, empty where the point lies in no grid.
    pub fn locate_many(&self, lonlat: Vec<f64>, datum: Datum) -> Result<Vec<Option<String>>> {
        let mut found = vec![None; lonlat.len().div_ceil(2)];
        self.0.locate_many(&lonlat, datum, &mut found)?;
        Ok(found.into_iter().map(|code| code.map(String::from)).collect())
    }
}
