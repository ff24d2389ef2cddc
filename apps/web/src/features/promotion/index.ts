export { PromotionPage } from './promotion-page.tsx';
